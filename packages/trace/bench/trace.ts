import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { MovementRow } from "@green-ledger/domain";
import { createForest, type Downstream, type Forest } from "../src/index.ts";
import { syntheticHistory } from "./synthetic/history.ts";
import { createPlainForest, type PlainForest, type PlainTotals } from "./synthetic/plain-forest.ts";

interface Measurement {
  bench: string;
  metric: string;
  value: number;
  unit: string;
  baseline?: number;
}

const LOTS = 1_000_000;
/** Lots of the tranches that are asked about, and how often. */
const ASKED = [
  { lots: 100, times: 2000 },
  { lots: 10_000, times: 400 },
  { lots: 300_000, times: 60 },
] as const;
const OTHER_TRANCHE = 10_000;
const SEED = 20260101;

/**
 * Downstream totals of tranches of three sizes within a forest of a million lots, against the same forest made of
 * objects; and what the forest takes in memory.
 */
export async function run(report: (measurement: Measurement) => void): Promise<void> {
  const add = (metric: string, value: number, unit: string, baseline?: number): void => {
    report({ bench: "trace", metric, value, unit, ...(baseline === undefined ? {} : { baseline }) });
  };
  const before = usedBytes();
  const forest = createForest();
  const seconds = feed((rows) =>
    forest.append({ block: rows[0]?.place.block ?? 0, movements: rows, lots: [] }),
  );
  const { lots, legs, movements } = forest.size();
  const held = usedBytes() - before;
  const plain = createPlainForest();
  const plainBefore = usedBytes();
  const plainSeconds = feed((rows) => rows.forEach(plain.add));
  const plainHeld = usedBytes() - plainBefore;

  add("lots", lots, "lots");
  add("legs that left the ledger, per lot", legs / lots, "legs/lot");
  add("movements, per lot", movements / lots, "movements/lot");
  add("append", movements / seconds, "movements/s", movements / plainSeconds);
  add("memory", held / lots, "B/lot", plainHeld / lots);
  for (const [i, { lots: size, times }] of ASKED.entries()) {
    compareDownstream(forest, plain, i + 1, size, times, add);
  }
  add("memory with room for questions", forest.size().bytes / lots, "B/lot");
  measureOthers(forest, add);
}

/** @returns seconds spent in `take`, which gets the rows of one block after the other */
function feed(take: (rows: MovementRow[]) => void): number {
  const asked = ASKED.map(({ lots }) => lots);
  const rest = LOTS - asked.reduce((sum, lots) => sum + lots, 0);
  const others = Array<number>(Math.round(rest / OTHER_TRANCHE)).fill(OTHER_TRANCHE);
  let spent = 0;
  let rows: MovementRow[] = [];
  const flush = (): void => {
    const start = performance.now();
    if (rows.length > 0) take(rows);
    spent += performance.now() - start;
    rows = [];
  };
  for (const row of syntheticHistory({ seed: SEED, tranches: [...asked, ...others] })) {
    if (row.place.block !== rows[0]?.place.block) flush();
    rows.push(row);
  }
  flush();
  return spent / 1000;
}

function compareDownstream(
  forest: Forest,
  plain: PlainForest,
  colour: number,
  size: number,
  times: number,
  add: (metric: string, value: number, unit: string, baseline?: number) => void,
): void {
  const ask = () => forest.downstream({ kind: "colours", colours: [colour] }) as Downstream;
  requireSame(ask(), plain.downstream(colour));
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let i = 0; i < times; i++) {
    ours.push(timed(ask));
    if (i % 4 === 0) theirs.push(timed(() => plain.downstream(colour)));
  }
  const name = `downstream of ${size.toLocaleString("en-US")} lots, with totals`;
  add(`${name}, p50`, quantile(ours, 0.5), "ms", quantile(theirs, 0.5));
  add(`${name}, p99`, quantile(ours, 0.99), "ms", quantile(theirs, 0.99));
}

function measureOthers(forest: Forest, add: (metric: string, value: number, unit: string) => void): void {
  const start = { kind: "colours", colours: [ASKED.length] } as const;
  const page = () => forest.paths(start, { limit: 100 });
  const payee = forest.downstream(start, { limit: 1 })?.currencies[0]?.payees.rows[0]?.payee ?? null;
  const root = page()?.paths[0]?.lots[0]?.movement;
  const repeated = (action: () => unknown) =>
    quantile(
      Array.from({ length: 50 }, () => timed(action)),
      0.5,
    );
  add("first 100 paths of the largest tranche, p50", repeated(page), "ms");
  if (root !== undefined) {
    const below = () => forest.downstream({ kind: "movement", id: root });
    add(`downstream of its first receipt (${below()?.lots} lots), p50`, repeated(below), "ms");
  }
  if (payee !== null) {
    const above = () => forest.upstream({ kind: "payee", id: payee });
    add(`upstream of its largest payee (${above()?.lots} lots), p50`, repeated(above), "ms");
  }
}

/** Two that count differently are not compared. */
function requireSame(ours: Downstream, theirs: PlainTotals): void {
  const [totals] = ours.currencies;
  if (totals === undefined) throw new Error("The forest has nothing.");
  const payees = totals.payees.rows.map(
    (row) => [row.payee, row.allocated + row.returned + row.fees] as const,
  );
  const projects = totals.projects.rows.map((row) => [row.project, row.amount] as const);
  const same =
    totals.conservation.start === theirs.start &&
    totals.conservation.live === theirs.live &&
    totals.conservation.allocated === (theirs.byUse.get("allocate") ?? 0n) &&
    payees.length === theirs.byPayee.size &&
    payees.every(([payee, amount]) => theirs.byPayee.get(payee) === amount) &&
    projects.length === theirs.byProject.size &&
    projects.every(([project, amount]) => theirs.byProject.get(project) === amount) &&
    totals.accounts.rows.every(({ account, live }) => live === (theirs.byAccount.get(account) ?? 0n));
  if (!same) throw new Error("The forest and the plain forest give different totals.");
}

function timed(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** Of objects and array buffers, after everything unused is gone. */
function usedBytes(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // The memory of array buffers is given back in the collection after the one that found them unused.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
