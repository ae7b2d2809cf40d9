import { camt053Chunks, simulateStatements } from "../../testkit/src/statements/index.ts";
import { createCamt053Reader, type Movement, matchEntries, type StatementSink } from "../src/index.ts";
import { syntheticMovements } from "./synthetic-movements.ts";

type Report = (measurement: {
  bench: string;
  metric: string;
  value: number;
  unit: string;
  baseline?: number;
}) => void;

const COUNT = 50_000;
const SMALL = 12_500;
const SEED = 20260101;
const ACCOUNT = { id: "GB82WEST12345698765432", currency: "GBP", opening: 0n, fallbackDay: 20_000 };

/**
 * Reading camt.053 with 50 000 entries, against finding its tags and nothing else; and matching 50 000 entries with
 * 50 000 movements, against a quarter of both: the ratio says how far from linear it is.
 */
export async function run(report: Report): Promise<void> {
  const add = (metric: string, value: number, unit: string, baseline?: number) =>
    report({ bench: "statements", metric, value, unit, ...(baseline === undefined ? {} : { baseline }) });
  const movements = syntheticMovements(COUNT, createRandom(SEED));
  measureReading(movements, add);
  for (const kind of ["references", "no references", "half of them"] as const) {
    const [large, small] = [COUNT, SMALL].map((count) => measureMatching(movements.slice(0, count), kind));
    if (large === undefined || small === undefined) continue;
    add(`match with ${kind}`, large.seconds * 1000, "ms");
    add(`match with ${kind}, per entry`, (1e6 * large.seconds) / COUNT, "µs", (1e6 * small.seconds) / SMALL);
    add(`matched with ${kind}`, large.matched, "entries");
    add(`left to a person with ${kind}`, large.ambiguous, "entries");
  }
  add("memory at its highest", process.resourceUsage().maxRSS / 1024, "MiB");
}

type Add = (metric: string, value: number, unit: string, baseline?: number) => void;

function measureReading(movements: readonly Movement[], add: Add): void {
  const text = [...camt053Chunks(simulateStatements(ACCOUNT, movements))].join("");
  const bytes = new TextEncoder().encode(text);
  const plainSeconds = timed(() => {
    let tags = 0;
    for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) tags++;
    return tags;
  });
  let entries = 0;
  const nothing = () => {};
  const sink: StatementSink = { open: nothing, entry: () => entries++, finding: nothing, close: nothing };
  const seconds = timed(() => {
    const reader = createCamt053Reader(sink);
    for (let at = 0; at < bytes.length; at += 65_536) reader.write(bytes.subarray(at, at + 65_536));
    reader.end();
  });
  add("camt.053 entries", entries, "entries");
  add("read camt.053", entries / seconds, "entries/s", entries / plainSeconds);
  add("read camt.053, bytes", bytes.length / 2 ** 20 / seconds, "MiB/s");
}

function measureMatching(
  movements: readonly Movement[],
  kind: "references" | "no references" | "half of them",
): { seconds: number; matched: number; ambiguous: number } {
  const stripped = movements.map((movement, n) => {
    const keeps = kind === "references" || (kind === "half of them" && n % 2 === 0);
    return keeps ? movement : { ...movement, references: {} };
  });
  const inputs = simulateStatements(ACCOUNT, stripped);
  let counts = { matched: 0, ambiguous: 0 };
  const seconds = timed(() => {
    const { matched, ambiguous } = matchEntries(inputs, movements);
    counts = { matched: matched.length, ambiguous: ambiguous.length };
  });
  return { seconds, ...counts };
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

/** Small and seeded: the same movements in every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
