import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runBench } from "./bench.ts";
import { runChecks } from "./check.ts";
import { generate } from "./generate.ts";
import { makeLock } from "./make-lock.ts";
import { root } from "./root.ts";
import { runTests } from "./testing/run-tests.ts";
import { runTool } from "./tool.ts";

type Task = {
  summary: string;
  /** Resolves to the exit code, or to nothing if the program goes on and decides by itself. */
  run: (args: string[]) => Promise<number | undefined>;
};

const tasks: Record<string, Task> = {
  start: {
    summary: "start the node: embedded chain, index, gateway (-- --once: load the portfolio, print a summary, exit)",
    run: (args) => runMain("packages/node/src/main.ts", args),
  },
  cli: {
    summary: "the command line: npm run cli -- --help",
    run: (args) => {
      // npm changes to the repository's folder; paths are meant from where the user stands.
      process.chdir(process.env["INIT_CWD"] ?? process.cwd());
      return runMain("packages/cli/src/main.ts", args);
    },
  },
  test: {
    summary: "run all tests, or those whose path contains an argument: npm test -- packages/trace",
    run: (args) => runTests(args),
  },
  deep: {
    summary: "run all tests with longer fuzzing and invariant runs",
    run: (args) => {
      process.env["GREEN_LEDGER_DEEP"] = "1";
      return runTests(args);
    },
  },
  check: {
    summary: "types, lint, formatting, boundaries, lock, generated files, documents, licences",
    run: (args) => runChecks(args),
  },
  bench: {
    summary: "list the benchmarks, or run one: npm run bench -- <name> [--json]",
    run: (args) => runBench(args),
  },
  generate: {
    summary: "write the files that are generated from code",
    run: () => generate(),
  },
  format: {
    summary: "format all sources",
    run: async () => {
      const biome = await runTool("@biomejs/biome", ["check", "--write", "."]);
      const solidity = await runTool("prettier", ["--write", "--log-level", "warn", "contracts/**/*.sol"]);
      return biome === 0 ? solidity : biome;
    },
  },
  lock: {
    summary: "install what package.json names and write package-lock.json",
    run: () => makeLock(),
  },
};

/** Runs a program in this process, as if it had been started itself: signals then arrive without a detour. */
async function runMain(path: string, args: string[]): Promise<undefined> {
  const main = join(root, path);
  process.argv = [process.execPath, main, ...args];
  await import(pathToFileURL(main).href);
  return undefined;
}

/** Ends this task, orderly, if the process that started it is killed. */
function endWithStarter(): void {
  if (process.channel === undefined) return;
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}

function usage(): string {
  const width = Math.max(...Object.keys(tasks).map((name) => name.length));
  const lines = Object.entries(tasks).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return ["Tasks:", ...lines].join("\n");
}

endWithStarter();
const [name = "", ...args] = process.argv.slice(2);
const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
if (task === undefined) {
  console.error(usage());
  process.exitCode = 2;
} else {
  const code = await task.run(args);
  if (code !== undefined) process.exitCode = code;
}
