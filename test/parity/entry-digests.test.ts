import { ENTRY_STATES, type Entry, entryOf, type MovementRow, USES, ZERO_32 } from "@green-ledger/domain";
import { lotLedgerAbi } from "@green-ledger/protocol";
import {
  createFresh,
  createRandom,
  foundingRequests,
  nextPause,
  nextRequest,
  type System,
  startSystem,
} from "@green-ledger/testkit";
import { decodeFunctionResult, encodeAbiParameters, encodeFunctionData, type Hex, keccak256 } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storedRows } from "./stored-rows.ts";
import { createThree } from "./three.ts";

/** Sequences in which every kind of entry comes about that can be confirmed or reversed. */
const SEEDS = [18, 21, 133] as const;
const STEPS = 100;

/** The tuple of {Entry}, as the function that is told it declares it. */
const ENTRY = lotLedgerAbi.find((item) => item.type === "function" && item.name === "confirm")?.inputs[1];

let told: { row: MovementRow; kept: EntryRecord }[] = [];
const systems: System[] = [];

interface EntryRecord {
  state: number;
  digest: Hex;
}

beforeAll(async () => {
  for (const seed of SEEDS) {
    const system = await startSystem();
    systems.push(system);
    await run(system, seed);
    const { movement } = await storedRows(system);
    for (const row of movement) if (isTold(row)) told.push({ row, kept: await recordOf(system, row.id) });
  }
}, 120_000);

afterAll(async () => {
  await Promise.all(systems.map((system) => system.close()));
  told = [];
});

test("what the index tells again of an entry is what the ledger keeps a digest of", () => {
  for (const { row, kept } of told) {
    expect(ENTRY_STATES[kept.state], `state of ${row.id}`).toBe(row.state);
    expect(
      kept.digest,
      JSON.stringify(row, (_, value) => (typeof value === "bigint" ? `${value}` : value)),
    ).toBe(digestOf(entryOf(row)));
  }
});

test("every kind of entry that can be confirmed or reversed was among them, and payments of several colours", () => {
  const kinds = new Set<string>(told.map(({ row }) => row.use ?? row.state));
  const wanted = [...USES, "received", "statement"].filter((kind) => !kinds.has(kind));
  expect(wanted, "not reached: choose other seeds").toEqual([]);
  expect(told.some(({ row }) => row.draws.length > 1)).toBe(true);
});

/** Money that came in, or went out; the ledger keeps no more of other entries than that they were. */
function isTold({ kind, state }: MovementRow): boolean {
  return kind === "receipt" || (kind === "payment" && state !== "requested" && state !== "void");
}

async function run(system: System, seed: number): Promise<void> {
  const three = await createThree(system);
  const { cast, clock } = system;
  for (const request of foundingRequests(cast, clock.now())) await three.step(request, "founding");
  const random = createRandom(seed);
  const fresh = createFresh();
  for (let step = 1; step <= STEPS; step++) {
    await system.pass(nextPause({ random, state: three.state(), time: clock.now() }));
    const request = nextRequest({ random, cast, state: three.state(), time: clock.now(), fresh });
    await three.step(request, `seed ${seed}, step ${step}`);
  }
  await three.close();
}

async function recordOf(system: System, id: Hex): Promise<EntryRecord> {
  const data = encodeFunctionData({ abi: lotLedgerAbi, functionName: "entryOf", args: [id] });
  const result = await system.call(system.addresses.LotLedger, data);
  return decodeFunctionResult({ abi: lotLedgerAbi, functionName: "entryOf", data: result });
}

function digestOf(entry: Entry): Hex {
  if (ENTRY === undefined) throw new TypeError("the ledger has no such function");
  const tuple = {
    ...entry,
    use: USES.indexOf(entry.use),
    payee: entry.payee ?? ZERO_32,
    payeeBank: entry.payeeBank ?? ZERO_32,
    payeeAccount: entry.payeeAccount ?? ZERO_32,
    project: entry.project ?? ZERO_32,
    line: entry.line ?? ZERO_32,
  };
  return keccak256(encodeAbiParameters([ENTRY], [tuple] as never)).slice(0, 62) as Hex;
}
