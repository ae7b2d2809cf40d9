import {
  type Colour,
  type KeyPart,
  type MovementRow,
  type Mutation,
  NOTHING_COUNTED,
  type PartyId,
  type Place,
  SCHEMA,
  type Table,
  type Tables,
  type TrancheId,
  ZERO_32,
} from "@green-ledger/domain";
import type { BlockHeader } from "@green-ledger/store/projection";

/** Who issued everything, owns every account, and asks. */
export const HEAD: PartyId = named("a", 1);
const TIME = 1_790_000_000;
const FRAMEWORK = {
  scheme: "ICMA_GBP_2021",
  codes: ["GBP01"],
  lookBackDays: 0,
  allocationDeadline: 0,
} as const;

export const trancheId = (colour: Colour): TrancheId => named("b", colour);

interface Block {
  block: BlockHeader;
  movements: MovementRow[];
  mutations: Mutation[];
}

/** The index's rows around a history of entries: what the entries name is made in the block that names it first. */
export function createRows(): { blocks(history: Iterable<MovementRow>): Generator<Block> } {
  const known = new Set<string>();
  return {
    *blocks(history) {
      let waiting: MovementRow[] = [];
      for (const row of history) {
        if (row.place.block !== (waiting[0]?.place.block ?? row.place.block)) {
          yield blockOf(waiting, known);
          waiting = [];
        }
        waiting.push(row);
      }
      if (waiting.length > 0) yield blockOf(waiting, known);
    },
  };
}

function blockOf(rows: readonly MovementRow[], known: Set<string>): Block {
  const number = rows[0]?.place.block ?? 0;
  const block = {
    number,
    hash: named("c", number),
    parentHash: number === 1 ? ZERO_32 : named("c", number - 1),
    time: TIME + number,
  };
  const movements = rows.map((row) => ({
    ...row,
    draws: drawsOf(row),
    place: { ...row.place, time: block.time },
  }));
  const mutations = movements.flatMap((row) => [...surroundingsOf(row, known), put("movement", row)]);
  return { block, movements, mutations };
}

function drawsOf({ legs }: MovementRow) {
  const sums = Map.groupBy(legs, ({ colour }) => colour);
  return [...sums].map(([colour, own]) => ({
    colour,
    amount: own.reduce((sum, { amount }) => sum + amount, 0n),
  }));
}

/** What an entry names for the first time. */
function surroundingsOf(row: MovementRow, known: Set<string>): Mutation[] {
  const { account, payeeAccount, counterparty, project, place } = row;
  const found: Mutation[] = [];
  const once = (id: string, make: () => Mutation[]): void => {
    if (!known.has(id)) found.push(...make());
    known.add(id);
  };
  once(HEAD, () => [party(HEAD, place)]);
  for (const { colour } of row.legs) once(trancheId(colour), () => tranche(colour, place));
  for (const id of [account, payeeAccount]) if (id !== null) once(id, () => [accountRow(id, place)]);
  if (counterparty !== null) once(counterparty, () => [party(counterparty, place)]);
  if (project === null) return found;
  once(project, () => [asset(project, place)]);
  for (const { colour } of row.legs) {
    once(`${colour}/${project}`, () => [
      put("admission", { colour, project, code: "GBP01", allocated: 0n, payments: 0 }),
    ]);
  }
  return found;
}

function party(id: PartyId, place: Place): Mutation {
  return put("party", {
    id,
    status: "active",
    member: id === HEAD,
    group: id,
    joined: place,
    registrar: id === HEAD ? null : HEAD,
    dataRoot: ZERO_32,
    created: place,
  });
}

function accountRow(id: `0x${string}`, place: Place): Mutation {
  return put("account", {
    id,
    owner: HEAD,
    custodian: HEAD,
    kind: "operating",
    rule: "fifo",
    ruleChange: null,
    placement: "none",
    placedUntil: 0,
    currency: "GBP",
    dataRoot: ZERO_32,
    balance: 0n,
    lots: 0,
    broken: false,
    closedThrough: 0,
    newest: 0,
    created: place,
  });
}

function asset(id: `0x${string}`, place: Place): Mutation {
  return put("asset", {
    id,
    owner: HEAD,
    kind: "project",
    status: "confirmed",
    epoch: 1,
    validUntil: 0,
    currency: "GBP",
    verifier: HEAD,
    evidenceRoots: [ZERO_32],
    classifications: [{ scheme: FRAMEWORK.scheme, code: "GBP01" }],
    parents: [],
    eligibleCost: 0n,
    allocated: 0n,
    lines: 0,
    created: place,
  });
}

/** A tranche, the only one of its instrument. */
function tranche(colour: Colour, place: Place): Mutation[] {
  const instrument = named("d", colour);
  return [
    put("instrument", {
      id: instrument,
      issuer: HEAD,
      kind: "bond",
      currency: "GBP",
      payingAgent: HEAD,
      approvedOn: 0,
      availableUntil: 0,
      termsRoot: ZERO_32,
      framework: { ...FRAMEWORK, codes: ["GBP01"], mode: "strict", evidenceRequired: false, placements: 0 },
      colours: [colour],
      created: place,
    }),
    put("tranche", {
      colour,
      id: trancheId(colour),
      instrument,
      size: 0n,
      parent: 0,
      counters: NOTHING_COUNTED,
    }),
  ];
}

function put<T extends Table>(table: T, row: Tables[T]): Mutation {
  const { key } = SCHEMA[table] as { key(row: Tables[T]): KeyPart[] };
  return { table, key: key(row), row } as Mutation;
}

function named(kind: "a" | "b" | "c" | "d", n: number): `0x${string}` {
  return `0x${kind}${n.toString(16).padStart(63, "0")}`;
}
