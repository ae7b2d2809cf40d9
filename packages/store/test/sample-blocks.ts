import type {
  Bytes32,
  Draw,
  HoldingRow,
  Log,
  LotRow,
  MovementRow,
  Mutation,
  PartyRow,
  Place,
} from "@green-ledger/domain";
import { bytes, u32, u64 } from "@green-ledger/domain";
import type { BlockHeader } from "../src/projection/index.ts";

/** A made-up history that touches tables with and without indexes, makes, changes and removes rows. */
export interface SampleBlock {
  block: BlockHeader;
  mutations: Mutation[];
}

export const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

export const id32 = (n: number): Bytes32 => `0x${n.toString(16).padStart(64, "0")}`;

const ACCOUNT = id32(0xacc);

/** @param branch changes every hash and amount, so that two branches share nothing */
export function sampleHeader(number: number, branch = 0): BlockHeader {
  const hashOf = (n: number) => id32(n < 0 ? 0 : n * 1000 + branch + 1);
  return { number, hash: hashOf(number), parentHash: hashOf(number - 1), time: 1_790_000_000 + number };
}

/** Every third block is empty. */
export function sampleBlock(number: number, branch = 0): SampleBlock {
  const block = sampleHeader(number, branch);
  return { block, mutations: number % 3 === 2 ? [] : mutationsOf(number, branch) };
}

/** A sample block with some events besides. */
export function wideBlock(number: number, events: number): SampleBlock {
  const { block, mutations } = sampleBlock(number);
  return {
    block,
    mutations: [...mutations, ...Array.from({ length: events }, (_, i) => eventOf(number, i))],
  };
}

function eventOf(block: number, logIndex: number): Mutation {
  const place: Place = { block, logIndex, time: 1_790_000_000 + block, transaction: id32(block) };
  const args = { movement: id32(logIndex), amount: `${block * logIndex}` };
  const row = {
    contract: "LotLedger",
    name: "LotSpent",
    args,
    seq: logIndex,
    actor: null,
    subject: null,
    place,
  };
  return { table: "event", key: [u32(block), u32(logIndex)], row };
}

function mutationsOf(number: number, branch: number): Mutation[] {
  const place: Place = {
    block: number,
    logIndex: 0,
    time: 1_790_000_000 + number,
    transaction: id32(number),
  };
  const movement = movementRow(number, branch, place);
  const lot = lotRow(number, branch);
  const party = partyRow(number, branch, place);
  const mutations: Mutation[] = [
    { table: "movement", key: [bytes(movement.id)], row: movement },
    { table: "lot", key: [bytes(lot.account), u32(lot.colour), u64(lot.n)], row: lot },
    { table: "holding", key: [bytes(ACCOUNT), u32(1)], row: holdingRow(number, branch) },
    { table: "party", key: [bytes(party.id)], row: party },
  ];
  // Never done by the ledger, but the store can.
  if (number >= 6) mutations.push({ table: "movement", key: [bytes(id32(number - 6))], row: null });
  return mutations;
}

/** Of no colour, one, two or three; the next block's are other ones. */
function drawsOf(n: number, branch: number): Draw[] {
  return Array.from({ length: n % 4 }, (_, i) => ({
    colour: (n + branch + i) % 5,
    amount: BigInt(n + i + 1),
  }));
}

export function movementRow(n: number, branch: number, place: Place): MovementRow {
  const incoming = n % 2 === 0;
  const draws = drawsOf(n, branch);
  return {
    id: id32(n),
    kind: incoming ? "receipt" : "payment",
    state: incoming ? "received" : "paid",
    direction: incoming ? "in" : "out",
    account: ACCOUNT,
    rule: "fifo",
    counterparty: n % 4 === 0 ? null : id32(n % 7),
    amount: 2n ** 70n + BigInt(n + branch),
    draws,
    use: incoming ? null : "allocate",
    origin: incoming ? "income" : null,
    entrusted: false,
    payeeBank: null,
    payeeAccount: null,
    project: incoming ? null : id32(n % 5),
    line: null,
    valueDate: 20_000 + n,
    flag: "none",
    dataRoot: id32(branch),
    legs: draws.map(({ colour, amount }) => ({ colour, n, amount })),
    reversed: [],
    request: null,
    target: null,
    correction: false,
    passage: null,
    repays: null,
    place,
  };
}

function lotRow(number: number, branch: number): LotRow {
  return {
    account: ACCOUNT,
    colour: 1,
    n: 1 + (number % 4),
    amount: 1000n,
    remaining: BigInt(number + branch),
    order: 1 + (number % 4),
    parent: null,
    movement: id32(number % 4),
  };
}

function holdingRow(number: number, branch: number): HoldingRow {
  return { account: ACCOUNT, colour: 1, balance: BigInt(number + branch), head: 1, lots: number };
}

/** One of five parties, which changes its group: its index entries move. */
function partyRow(number: number, branch: number, place: Place): PartyRow {
  return {
    id: id32(number % 5),
    status: "active",
    member: true,
    group: id32((number + branch) % 3),
    joined: place,
    registrar: null,
    dataRoot: id32(branch),
    created: place,
  };
}
