import { enableCompileCache } from "node:module";
import { EXIT } from "./run/exit.ts";
import { watchForInterruption } from "./run/interruption.ts";
import { runNode } from "./run/run-node.ts";

/** How long the process may take to end by itself after everything is closed. */
const LAST_MS = 2000;

enableCompileCache();
const now = () => performance.now();
const watch = watchForInterruption(process, { now, onSecond: () => process.exit(EXIT.failed) });
process.exitCode = await runNode(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  clock: () => Math.floor(Date.now() / 1000),
  now,
  interruption: watch.signal,
});
setTimeout(() => process.exit(), LAST_MS).unref();
