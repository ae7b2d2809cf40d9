import { abis } from "@green-ledger/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CLAIM_IDS } from "../../test/claim-events.ts";
import { createRows, told } from "../../test/memory-rows.ts";
import { MOVES } from "../../test/money-events.ts";
import { ACTOR, createScript, IDS, id32, wholeStory } from "../../test/sample-events.ts";
import type { Table, Tables } from "../rows.ts";
import { SCHEMA, type TableSchema } from "../schema.ts";
import { foldBlock, IndexError } from "./index.ts";
import { ROW } from "./row-refs.ts";

/** Every numbered event of every contract. The ledger's modules emit its events. */
function declaredEvents(): [kind: string, event: AbiEvent][] {
  const numbered = Object.entries(abis).map(([contract, abi]) => {
    const all: readonly { type: string }[] = abi;
    const events = all.filter((item): item is AbiEvent => item.type === "event");
    return { contract, events: events.filter(({ inputs }) => inputs.some(({ name }) => name === "seq")) };
  });
  const ledger = new Set(numbered.find(({ contract }) => contract === "LotLedger")?.events.map(nameOf));
  return numbered.flatMap(({ contract, events }) => {
    const isModule = contract !== "LotLedger" && events.every((event) => ledger.has(nameOf(event)));
    return isModule ? [] : events.map((event): [string, AbiEvent] => [`${contract}.${nameOf(event)}`, event]);
  });
}

interface AbiEvent {
  type: "event";
  name: string;
  inputs: readonly { name: string; type: string; indexed: boolean }[];
}

const nameOf = ({ name }: AbiEvent) => name;

describe("foldBlock", () => {
  test("default: the story has every kind of event, and leaves rows in every table", () => {
    const kinds = new Set(wholeStory().map(({ contract, name }) => `${contract}.${name}`));
    expect([...kinds].toSorted()).toEqual(
      declaredEvents()
        .map(([kind]) => kind)
        .toSorted(),
    );
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

  test("behaviour: each row is loaded once, nearly all of them together", () => {
    const events = wholeStory();
    const from = events.findIndex(({ name }) => name === "ReceiptRecorded");
    const rows = createRows();
    rows.fold(events.slice(0, from));
    const loads: string[][] = [];
    foldBlock(events.slice(from), (refs) => {
      loads.push(refs.map(({ table, id }) => `${table} ${id}`));
      return refs.map((ref) => rows.get(ref));
    });
    const [together = [], ...later] = loads;
    expect(new Set(loads.flat()).size).toBe(loads.flat().length);
    expect(together.length).toBeGreaterThan(50);
    // What only a payment's own row names, by the event of its lot.
    const { table, id } = ROW.line(IDS.line);
    expect(later.flat()).toEqual([`${table} ${id}`]);
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
      allocated: 44n,
      lines: 2,
    });
    expect(rows.get(ROW.asset(id32(0xa6)))).toMatchObject({ status: "rejected", parents: [IDS.asset] });
  });

  test("claims and what they stand on", () => {
    const rows = told();
    const { figure, first, renewal, fine, permit, penalty } = CLAIM_IDS;
    expect(rows.get(ROW.claimSchema(permit))).toMatchObject({
      id: "PERMIT",
      effect: "permit",
      closed: false,
    });
    expect(rows.get(ROW.claimSchema(penalty))).toMatchObject({ effect: "penalty", closed: true });
    expect(rows.get(ROW.claim(figure))).toMatchObject({ status: "revoked", epoch: 1, references: [] });
    expect(rows.get(ROW.claim(first))).toMatchObject({
      schema: "PERMIT",
      effect: "permit",
      subject: IDS.asset,
      attester: IDS.bank,
      status: "rejected",
      epoch: 1,
      countsFrom: 1_790_000_060,
      validUntil: Number.MAX_SAFE_INTEGER,
      references: [{ claim: figure, epoch: 0 }],
      challenger: IDS.supplier,
    });
    expect(rows.get(ROW.claim(renewal))).toMatchObject({ status: "active", epoch: 0 });
    expect(rows.get(ROW.claim(fine))).toMatchObject({
      effect: "penalty",
      status: "active",
      challenger: null,
    });
    expect(rows.get(ROW.claimLink(figure, first))).toEqual({ referred: figure, by: first });
    expect(rows.get(ROW.permit(IDS.asset, permit))).toMatchObject({ newest: renewal, before: first });
    expect(rows.get(ROW.duties(IDS.asset))).toEqual({
      asset: IDS.asset,
      required: [{ schema: "OTHER", by: IDS.bank }],
      penalties: 1,
    });
  });

  test("instruments, and a project that received money before it was admitted", () => {
    const rows = told();
    const framework = { scheme: "ICMA_GBP_2021", codes: ["GBP01"], lookBackDays: 365, mode: "flag" };
    expect(rows.get(ROW.instrument(IDS.instrument))).toMatchObject({
      kind: "loan",
      framework,
      colours: [1, 2, 3],
      availableUntil: 20_100,
    });
    expect(rows.get(ROW.tranche(2))).toMatchObject({ parent: 1, size: 1000n });
    expect(rows.get(ROW.admission(1, IDS.asset))).toEqual({
      colour: 1,
      project: IDS.asset,
      code: "GBP01",
      allocated: 44n,
      payments: 2,
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
      args: {
        movement: MOVES.shortfall,
        account: IDS.account,
        colour: 1,
        n: "2",
        amount: "6",
        remaining: "133",
      },
      seq: Number(spent.args.seq),
      actor: null,
      subject: null,
      place: spent.place,
    });
    const asked = events.find(({ name }) => name === "PaymentRequested");
    const request = {
      amount: "8",
      draws: [
        { colour: 0, amount: "2" },
        { colour: 1, amount: "6" },
      ],
    };
    expect(asked && rows.get(ROW.event(asked.place))).toMatchObject({
      subject: MOVES.mixed,
      args: { request: { ...request, documents: [id32(21)] }, deadline: "1790086400" },
    });
    const bound = events.find(({ name }) => name === "KeyBound");
    expect(bound && rows.get(ROW.event(bound.place))).toMatchObject({
      actor: ACTOR,
      args: { validUntil: "18446744073709551615", roles: 5 },
    });
    expect(events.every(({ place }) => rows.get(ROW.event(place)) !== undefined)).toBe(true);
  });

  test("every event is found under its first indexed id; lots are not", () => {
    const declared = new Map(declaredEvents());
    const rows = told();
    for (const { contract, name, args, place } of wholeStory()) {
      const inputs = declared.get(`${contract}.${name}`)?.inputs ?? [];
      const first = inputs.find(({ type, indexed }) => indexed && type === "bytes32")?.name ?? "";
      const isLot = /^Lot(Created|Spent|Moved)$/.test(name);
      const given = args as unknown as Readonly<Record<string, unknown>>;
      const expected = isLot ? null : (given[first] ?? null);
      expect(rows.get(ROW.event(place))?.subject, `${contract}.${name}`).toBe(expected);
    }
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
      rule: 0,
      placement: 0,
      placedUntil: 0,
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
