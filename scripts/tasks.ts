import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { endWithStarter } from "./bootstrap/orphan.mjs";
import { root } from "./root.ts";

type Task = {
  summary: string;
  /** Resolves to the exit code, or to nothing if the program goes on and decides by itself. */
  run: (args: string[]) => Promise<number | undefined>;
};

// Each loads only what it needs: a node in production has no compiler, and starts at once.
const tasks: Record<string, Task> = {
  start: {
    summary:
      "start the node: embedded chain, index, gateway (-- --once: load the portfolio, print a summary, exit)",
    run: (args) => runMain("packages/node/src/main.ts", args),
  },
  cli: {
    summary: "the command line: npm run cli -- --help",
    run: (args) => {
      // npm changes to the repository's folder; paths are meant from where the user stands.
      process.chdir(process.env.INIT_CWD ?? process.cwd());
      return runMain("packages/cli/src/main.ts", args);
    },
  },
  test: {
    summary: "run all tests, or those whose path contains an argument: npm test -- packages/trace",
    run: async (args) => (await import("./testing/run-tests.ts")).runTests(args),
  },
  deep: {
    summary: "run all tests with longer fuzzing and invariant runs",
    run: async (args) => {
      process.env.GREEN_LEDGER_DEEP = "1";
      return (await import("./testing/run-tests.ts")).runTests(args);
    },
  },
  check: {
    summary: "types, lint, formatting, boundaries, lock, generated files, documents, licences",
    run: async (args) => (await import("./check.ts")).runChecks(args),
  },
  mutate: {
    summary:
      "put faults into a copy of the contracts and see that tests find them (-- words of those to try)",
    run: async (args) => (await import("./mutation/run-mutants.ts")).runMutants(args),
  },
  bench: {
    summary: "list the benchmarks, or run one: npm run bench -- <name> [--json]",
    run: async (args) => (await import("./bench.ts")).runBench(args),
  },
  demo: {
    summary: "tell a story on real payments: npm run demo -- proceeds [--days N] [--json]",
    run: async (args) => (await import("./demo/proceeds.ts")).runDemo(args),
  },
  generate: {
    summary: "write the files that are generated from code",
    run: async () => (await import("./generate.ts")).generate(),
  },
  format: {
    summary: "format all sources",
    run: async () => (await import("./format.ts")).format(),
  },
  lock: {
    summary: "install what package.json names and write package-lock.json",
    run: async () => (await import("./make-lock.ts")).makeLock(),
  },
};

/** Runs a program in this process, as if it had been started itself: signals then arrive without a detour. */
async function runMain(path: string, args: string[]): Promise<undefined> {
  const main = join(root, path);
  process.argv = [process.execPath, main, ...args];
  await import(pathToFileURL(main).href);
  return undefined;
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
