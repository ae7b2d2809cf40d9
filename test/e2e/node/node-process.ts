import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const source = (file: string) =>
  fileURLToPath(new URL(`../../../packages/node/src/${file}`, import.meta.url));

/** A small portfolio: four projects, of which one is paid more than it may be. */
export const PORTFOLIO = fileURLToPath(new URL("portfolio", import.meta.url));

/** A program of the node package, as somebody would run it. */
export interface Program {
  pid: number;
  /** What it has written so far. */
  stdout(): string;
  stderr(): string;
  kill(signal: NodeJS.Signals): void;
  /** Ends the channel to it, as the end of this process would. */
  disconnect(): void;
  /** Exit code, or -1 if a signal ended it. */
  ended: Promise<number>;
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "green-ledger-node-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Starts `main.ts`, `doctor.ts` or `rebuild.ts`. It does not outlive the test. */
export function start(
  file: "main.ts" | "doctor.ts" | "rebuild.ts",
  args: readonly string[],
  { env = {}, cwd = tmpdir() }: { env?: Record<string, string>; cwd?: string } = {},
): Program {
  const child: ChildProcess = spawn(process.execPath, [source(file), ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => (stdout += chunk));
  child.stderr?.on("data", (chunk) => (stderr += chunk));
  // Not "close", which does not come once the channel was left.
  const texts = [child.stdout, child.stderr].map((stream) => stream && once(stream, "end"));
  const ended = once(child, "exit").then(async ([code]) => {
    await Promise.all(texts);
    return (code as number | null) ?? -1;
  });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return {
    pid: child.pid ?? 0,
    stdout: () => stdout,
    stderr: () => stderr,
    kill: (signal) => void child.kill(signal),
    disconnect: () => child.disconnect(),
    ended,
  };
}

/** Runs a program to its end. */
export async function run(...args: Parameters<typeof start>) {
  const program = start(...args);
  const code = await program.ended;
  return { code, stdout: program.stdout(), stderr: program.stderr() };
}

/** Starts a node on a folder with the small portfolio, and waits until it says that it serves. */
export async function startNode(
  dataDir: string,
  args: readonly string[] = [],
): Promise<Program & { url: string }> {
  const program = start("main.ts", ["--data-dir", dataDir, "--port", "0", "--portfolio", PORTFOLIO, ...args]);
  await until(() => program.stdout().includes("Ctrl-C"), program);
  const { url } = JSON.parse(readFileSync(join(dataDir, "node.json"), "utf8"));
  return { ...program, url };
}

/** Loads the small portfolio and ends. */
export async function runOnce(dataDir: string, args: readonly string[] = []) {
  const result = await run("main.ts", [
    ...["--data-dir", dataDir, "--port", "0", "--portfolio", PORTFOLIO, "--once"],
    ...args,
  ]);
  if (result.code !== 0) throw new Error(`the node ended with ${result.code}: ${result.stderr}`);
  return { ...result, summary: JSON.parse(result.stdout) };
}

/** Waits until something holds. @throws with what the program wrote if the program ends first */
export async function until(holds: () => boolean, program: Program): Promise<void> {
  let isOver = false;
  program.ended.then(() => {
    isOver = true;
  });
  while (!holds()) {
    if (isOver) throw new Error(`the program ended: ${program.stdout()}\n${program.stderr()}`);
    await sleep(20);
  }
}

export function tokensOf(dataDir: string): Record<string, string> {
  const path = join(dataDir, "tokens.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}
