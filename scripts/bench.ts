import { glob } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createReport } from "./bench/print.ts";
import type { Bench } from "./bench/report.ts";
import { root } from "./root.ts";

const PLACES = ["packages/*/bench/*.ts", "test/bench/*.ts"];

/**
 * Without a name, lists the benchmarks; with one, runs it.
 * @returns 2 if there is no such benchmark
 */
export async function runBench(args: readonly string[]): Promise<number> {
  const benches = await findBenches(root);
  const [name, ...rest] = args.filter((arg) => arg !== "--json");
  if (name === undefined) {
    console.log(listing(benches));
    return 0;
  }
  const path = benches.get(name);
  if (path === undefined) {
    console.error(`There is no benchmark "${name}".\n${listing(benches)}`);
    return 2;
  }
  const bench = (await import(pathToFileURL(join(root, path)).href)) as Bench;
  const report = createReport(args.includes("--json"), (line) => console.log(line));
  await bench.run(report.add, rest);
  report.end();
  return 0;
}

/**
 * @returns path by name: the name is that of the file
 * @throws if two have one name
 */
export async function findBenches(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const place of PLACES) {
    for await (const path of glob(place, { cwd: folder })) {
      if (path.endsWith(".test.ts") || path.endsWith(".d.ts")) continue;
      const name = basename(path, ".ts");
      const other = found.get(name);
      if (other !== undefined) throw new Error(`Two benchmarks are named "${name}": ${other} and ${path}.`);
      found.set(name, path);
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function listing(benches: ReadonlyMap<string, string>): string {
  if (benches.size === 0) return "There are no benchmarks.";
  const width = Math.max(...[...benches.keys()].map((name) => name.length));
  const lines = [...benches].map(([name, path]) => `  ${name.padEnd(width)}  ${path}`);
  return ["Benchmarks (npm run bench -- <name> [--json]):", ...lines].join("\n");
}
