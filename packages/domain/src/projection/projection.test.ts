import { abis } from "@green-ledger/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACTOR, createScript, IDS, id32, wholeStory } from "../../test/sample-events.ts";
import { ZERO_32 } from "../hex.ts";
import type { Table, Tables } from "../rows.ts";
import { type KeyPart, type Mutation, SCHEMA, type TableSchema } from "../schema.ts";
import { foldBlock, IndexError, type LedgerEvent, type RowRef } from "./index.ts";
import { ROW } from "./row-refs.ts";

/** The rows of an index in memory; whoever changes one in place fails. */
function createRows() {
  const rows = new Map<string, Tables[Table]>();
  const idOf = (table: string, key: KeyPart[]) => `${table}/${JSON.stringify(key)}`;
  return {
    fold(events: readonly LedgerEvent[]): Mutation[] {
      const mutations = foldBlock(events, (refs) => refs.map(({ table, key }) => rows.get(idOf(table, key))));
      for (const { table, key, row } of mutations) if (row !== null) rows.set(idOf(table, key), freeze(row));
      return mutations;
    },
    get: <T extends Table>({ table, key }: RowRef<T>) => rows.get(idOf(table, key)) as Tables[T] | undefined,
    all: () => [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  };
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

function told() {
  const rows = createRows();
  rows.fold(wholeStory());
  return rows;
}

describe("foldBlock", () => {
  test("default: the story has every kind of event, and leaves rows in every table", () => {
    const kinds = new Set(wholeStory().map(({ contract, name }) => `${contract}.${name}`));
    const declared = Object.entries(abis).flatMap(([contract, abi]) =>
      abi.flatMap((item) =>
        item.type === "event" && item.inputs.some(({ name }) => name === "seq")
          ? [`${contract}.${item.name}`]
          : [],
      ),
    );
    expect([...kinds].toSorted()).toEqual(declared.toSorted());
    const tables = new Set(
      createRows()
        .fold(wholeStory())
        .map(({ table }) => table),
    );
    expect([...tables].toSorted()).toEqual(Object.keys(SCHEMA).toSorted());
  });

  test("default: one mutation for each row, under the key that the schema gives it", () => {
    const mutations = createRows().fold(wholeStory());
    const keys = mutations.map(({ table, key }) => JSON.stringify([table, key]));
    expect(new Set(keys).size).toBe(keys.length);
    for (const { table, key, row } of mutations) {
      const schema = SCHEMA[table] as unknown as TableSchema<Tables[Table]>;
      expect(row && schema.key(row), table).toEqual(key);
    }
  });

  test("behaviour: however events are spread over blocks, the rows are the same", () => {
    const whole = told().all();
    const events = wholeStory();
    const cuts = fc.array(fc.nat(events.length), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, (at) => {
        const rows = createRows();
        const bounds = [0, ...at.toSorted((a, b) => a - b), events.length];
        for (const [i, start] of bounds.entries()) rows.fold(events.slice(start, bounds[i + 1] ?? start));
        expect(rows.all()).toEqual(whole);
      }),
    );
  });

  test("behaviour: rows are loaded once, together", () => {
    let loads = 0;
    const seen = new Set<string>();
    foldBlock(wholeStory(), (refs) => {
      loads++;
      for (const { id } of refs) {
        expect(seen).not.toContain(id);
        seen.add(id);
      }
      return refs.map(() => undefined);
    });
    expect(loads).toBe(1);
  });

  test("behaviour: no events, no mutations", () => {
    expect(createRows().fold([])).toEqual([]);
  });
});

describe("what events mean", () => {
  test("parties and keys", () => {
    const rows = told();
    expect(rows.get(ROW.party(IDS.issuer))).toMatchObject({
      status: "active",
      member: true,
      registrar: null,
    });
    expect(rows.get(ROW.party(IDS.supplier))).toMatchObject({
      status: "suspended",
      member: false,
      group: IDS.bank,
      registrar: IDS.issuer,
    });
    expect(rows.get(ROW.key(IDS.key))).toEqual({
      address: IDS.key,
      party: IDS.bank,
      roles: ["maker", "custodian"],
      validUntil: Number.MAX_SAFE_INTEGER,
    });
    expect(rows.get(ROW.key(ACTOR))).toMatchObject({ roles: [], validUntil: 0 });
  });

  test("schemes and assets", () => {
    const rows = told();
    expect(rows.get(ROW.scheme(IDS.scheme))).toMatchObject({
      id: "ICMA_GBP_2021",
      effectiveTo: 20_000,
      codes: ["GBP01", "GBP02"],
    });
    expect(rows.get(ROW.asset(IDS.asset))).toMatchObject({
      status: "confirmed",
      epoch: 3,
      validUntil: 77,
      currency: "GBP",
      verifier: IDS.bank,
      evidenceRoots: [id32(5), id32(6)],
      classifications: [{ scheme: "ICMA_GBP_2021", code: "GBP01" }],
      eligibleCost: 500n,
      allocated: 41n,
    });
    expect(rows.get(ROW.asset(id32(0xa6)))).toMatchObject({ status: "rejected", parents: [IDS.asset] });
  });

  test("instruments, and a project that received money before it was admitted", () => {
    const rows = told();
    const framework = { scheme: "ICMA_GBP_2021", codes: ["GBP01"], lookBackDays: 365, mode: "flag" };
    expect(rows.get(ROW.instrument(IDS.instrument))).toMatchObject({ kind: "loan", framework, colours: [1] });
    expect(rows.get(ROW.admission(1, IDS.asset))).toEqual({
      colour: 1,
      project: IDS.asset,
      code: "GBP01",
      allocated: 41n,
      payments: 2,
    });
  });

  test("money: counters, holdings, lots, movements, refusals", () => {
    const rows = told();
    const counters = { minted: 600n, live: 509n, allocated: 41n, returned: 30n, fees: 20n };
    expect(rows.get(ROW.tranche(1))).toMatchObject({ id: IDS.tranche, counters });
    expect(rows.get(ROW.holding(IDS.account, 1))).toMatchObject({ balance: 259n, head: 2, lots: 2 });
    expect(rows.get(ROW.holding(IDS.other, 1))).toMatchObject({ balance: 250n, head: 1, lots: 2 });
    expect(rows.get(ROW.account(IDS.account))).toMatchObject({ lots: 3, kind: "operating" });
    expect(rows.get(ROW.lot(IDS.account, 1, 1))).toMatchObject({ amount: 200n, remaining: 0n, parent: null });
    expect(rows.get(ROW.lot(IDS.other, 1, 2))).toMatchObject({
      remaining: 50n,
      parent: { account: IDS.account, n: 2 },
      movement: id32(0xe0),
    });
    expect(rows.get(ROW.movement(IDS.drawdown))).toMatchObject({
      direction: "in",
      counterparty: null,
      use: null,
      origin: "proceeds",
      legs: [{ n: 1, amount: 200n }],
    });
    expect(rows.get(ROW.movement(id32(0xe0)))).toMatchObject({
      direction: "out",
      use: "transfer",
      payeeAccount: IDS.other,
      project: null,
      legs: [
        { n: 1, amount: 200n },
        { n: 2, amount: 50n },
      ],
    });
    expect(rows.get(ROW.movement(id32(0xe1)))).toMatchObject({ flag: "project_not_admitted" });
    const refusal = rows.all().find(([id]) => id.startsWith("refusal/"))?.[1];
    expect(refusal).toMatchObject({ reason: "cap_exceeded", amount: 900n, limit: 459n });
  });

  test("other money has a row from its first use", () => {
    expect(told().get(ROW.tranche(0))).toEqual({
      colour: 0,
      id: ZERO_32,
      instrument: ZERO_32,
      size: 0n,
      counters: { minted: 5n, live: 5n, allocated: 0n, returned: 0n, fees: 0n },
    });
  });

  test("every event is kept as it was emitted, wide integers as text", () => {
    const rows = told();
    const events = wholeStory();
    const spent = events.findLast(({ name }) => name === "LotSpent");
    if (spent === undefined) throw new Error("the story spends");
    expect(rows.get(ROW.event(spent.place))).toEqual({
      contract: "LotLedger",
      name: "LotSpent",
      args: { movement: id32(0xe4), account: IDS.account, colour: 1, n: "2", amount: "1", remaining: "259" },
      seq: Number(spent.args.seq),
      actor: null,
      place: spent.place,
    });
    const bound = events.find(({ name }) => name === "KeyBound");
    expect(bound && rows.get(ROW.event(bound.place))).toMatchObject({
      actor: ACTOR,
      args: { validUntil: "18446744073709551615", roles: 5 },
    });
    expect(events.every(({ place }) => rows.get(ROW.event(place)) !== undefined)).toBe(true);
  });
});

describe("events that cannot be", () => {
  test("error: a contract's event that is left out is a gap, named with what was expected", () => {
    for (const contract of ["PartyRegistry", "TaxonomyRegistry", "LotLedger"]) {
      const events = wholeStory();
      const own = events.filter((event) => event.contract === contract);
      for (const missing of own.slice(0, -1)) {
        const expected = Number(missing.args.seq);
        const details = expect.objectContaining({ contract, expected, got: expected + 1 });
        expect(() => createRows().fold(events.filter((event) => event !== missing))).toThrow(
          expect.objectContaining({ code: "event_gap", details }),
        );
      }
    }
  });

  test("error: any event that comes twice", () => {
    const events = wholeStory();
    for (const [i, event] of events.entries()) {
      expect(() => createRows().fold(events.toSpliced(i, 0, event))).toThrow(
        expect.objectContaining({ code: "event_gap" }),
      );
    }
  });

  test("error: a number that has no name here", () => {
    const script = createScript();
    const account = { account: IDS.account, owner: IDS.issuer, custodian: IDS.bank } as const;
    script.emit("AccountRegistry", "AccountOpened", {
      ...account,
      kind: 9,
      currency: "0x474250",
      dataRoot: id32(1),
    });
    expect(() => createRows().fold(script.events)).toThrow(
      expect.objectContaining({
        code: "event_unknown",
        message: expect.stringMatching(/AccountOpened.*Install/),
      }),
    );
  });

  test("error: a change of what nothing made, and making what exists", () => {
    const change = createScript();
    change.emit("PartyRegistry", "PartySuspended", { party: IDS.bank, reasonRoot: id32(1) });
    const twice = createScript();
    for (const _ of [1, 2]) {
      twice.emit("PartyRegistry", "PartyAdmitted", { party: IDS.bank, group: IDS.bank, dataRoot: id32(1) });
    }
    for (const { events } of [change, twice]) {
      expect(() => createRows().fold(events)).toThrow(IndexError);
      expect(() => createRows().fold(events)).toThrow(
        expect.objectContaining({ code: "index_inconsistent" }),
      );
    }
  });
});
