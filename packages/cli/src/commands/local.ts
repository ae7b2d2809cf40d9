import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";

/** Commands that work on a node's own data, so they are the node's programs: this one only starts them. */
export function localCommands(program: Command): void {
  const commands = [
    ["node", "main.ts", "run a node; the same as `npm start`"],
    ["doctor", "doctor.ts", "check a node's data: checksums, invariants, event numbers"],
    ["rebuild", "rebuild.ts", "delete the index and fold it again from the chain"],
  ] as const;
  for (const [name, file, description] of commands) {
    program
      .command(name)
      .description(description)
      .helpOption(false)
      .allowUnknownOption()
      .allowExcessArguments()
      .argument("[args...]", "its own options; --help lists them")
      .action(async (args: string[]) => {
        process.exitCode = await run(file, args);
      });
  }
}

function run(file: string, args: string[]): Promise<number> {
  const path = fileURLToPath(new URL(`../../../node/src/${file}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}
