import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { exitCodeOf, failureText } from "../../packages/node/src/run/exit.ts";
import { createProgress } from "../../packages/node/src/run/progress.ts";
import { DemoError } from "./demo-error.ts";
import { withNode } from "./node.ts";
import { DEFAULT_DAYS, type Options, readOptions } from "./options.ts";
import { readSource } from "./source.ts";
import { storyOf } from "./story.ts";
import { type Figures, tellProceeds } from "./tell-proceeds.ts";

const USAGE_EXIT = 2;

/** The task `demo`. @returns exit code: 0 told, 2 wrong options or no data, else that of the node's failure */
export async function runDemo(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args);
    const figures = await demonstrate(options);
    console.log(options.json ? jsonOf(figures) : storyOf(figures));
    console.error(
      `\nTold in ${(performance.now() / 1000).toFixed(0)} s; ${DEFAULT_DAYS} days if nothing else is asked for.`,
    );
    return 0;
  } catch (error) {
    console.error(failureText(error));
    const wrongCall = error instanceof DemoError && error.code !== "demo_unexpected";
    return wrongCall ? USAGE_EXIT : exitCodeOf(error);
  }
}

async function demonstrate(options: Options): Promise<Figures> {
  const source = await readSource(process.env, options.days);
  const progress = createProgress(process.stderr, () => performance.now());
  const { folder, remove } = dataFolder(options.dataDir);
  const tell = (step: string) => process.stderr.write(`  ${step}\n`);
  try {
    const { portfolio } = options;
    return await withNode({ dataDir: folder, portfolio, onProgress: progress.show }, (desk) =>
      tellProceeds(desk, source, tell),
    );
  } finally {
    progress.clear();
    remove();
  }
}

/** A new folder: the scenario is told once on a ledger. */
function dataFolder(named: string | undefined): { folder: string; remove(): void } {
  if (named === undefined) {
    const folder = mkdtempSync(join(tmpdir(), "green-ledger-demo-"));
    return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
  }
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), named);
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) {
    throw new DemoError("demo_usage", `${folder} is not empty. Name a new folder.`);
  }
  return { folder, remove() {} };
}

const jsonOf = (figures: Figures): string =>
  JSON.stringify(figures, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value), 2);
