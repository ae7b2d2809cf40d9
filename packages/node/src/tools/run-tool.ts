import { EXIT, exitCodeOf, failureText } from "../run/exit.ts";

/** Everything outside a tool. */
export interface ToolSurroundings {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean };
  clock: () => number;
  /** Milliseconds of a clock that only moves forward. */
  now(): number;
}

type Tool = (args: readonly string[], surroundings: ToolSurroundings) => Promise<number>;

/** Runs a tool as the program of this process. */
export async function runTool(tool: Tool): Promise<void> {
  const surroundings: ToolSurroundings = {
    env: process.env,
    cwd: process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
    clock: () => Math.floor(Date.now() / 1000),
    now: () => performance.now(),
  };
  // A tool changes nothing that cannot be changed again: a second run goes on.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(EXIT.failed));
  try {
    process.exitCode = await tool(process.argv.slice(2), surroundings);
  } catch (error) {
    process.stderr.write(`${failureText(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}
