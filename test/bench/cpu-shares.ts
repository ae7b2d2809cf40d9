import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  /** Microseconds. */
  timeDeltas: number[];
}

/** Which stage of a write a package's code works for. */
const STAGES: [stage: string, code: RegExp][] = [
  [
    "validate",
    /packages\/(gateway|api|standards)\/|node_modules\/(zod|express|canonicalize|@openzeppelin)\//,
  ],
  ["sign", /packages\/sender\/|node_modules\/(viem|@noble|ox|abitype)\//],
  ["chain", /packages\/devchain\/|node_modules\/@nomicfoundation\//],
  ["index", /packages\/(indexer|domain)\//],
  ["store", /packages\/store\/|node_modules\/(classic-level|abstract-level)\//],
  ["trace", /packages\/trace\//],
];

/** Seconds of the main thread per stage, from the newest CPU profile in a folder. `waiting` is time without work. */
export function cpuSeconds(folder: string): Map<string, number> {
  const file = readdirSync(folder)
    .filter((name) => name.endsWith(".cpuprofile"))
    .sort()
    .at(-1);
  if (file === undefined) throw new Error(`no CPU profile in ${folder}`);
  const profile = JSON.parse(readFileSync(join(folder, file), "utf8")) as CpuProfile;
  const stages = new Map(profile.nodes.map(({ id, callFrame }) => [id, stageOf(callFrame)]));
  const seconds = new Map<string, number>();
  profile.samples.forEach((sample, index) => {
    const stage = stages.get(sample) ?? "other";
    seconds.set(stage, (seconds.get(stage) ?? 0) + (profile.timeDeltas[index] ?? 0) / 1e6);
  });
  return seconds;
}

function stageOf({ functionName, url }: { functionName: string; url: string }): string {
  if (functionName === "(idle)") return "waiting";
  if (functionName === "(garbage collector)") return "garbage";
  return STAGES.find(([, code]) => code.test(url))?.[0] ?? "other";
}
