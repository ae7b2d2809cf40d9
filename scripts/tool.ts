import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "./bootstrap/child.mjs";
import { root } from "./root.ts";

/** What a finished program left. */
export type ToolResult = {
  code: number;
  /** Standard output and standard error, in the order of arrival. */
  output: string;
};

/**
 * Runs the command-line program of an installed package to its end, on this process's streams.
 * @returns its exit code
 */
export function runTool(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  return runChild(process.execPath, [scriptOf(name), ...args], { cwd: root, env, stdio: "inherit" });
}

/** Runs the command-line program of an installed package to its end and keeps what it prints. */
export function captureTool(name: string, args: readonly string[]): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [scriptOf(name), ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1" },
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }));
  });
}

/**
 * The script behind a package's command. Run by this Node itself, it needs no shell, on Windows neither.
 * @param name the package; its command is its unscoped name, or "tsc"
 */
function scriptOf(name: string): string {
  const folder = join(root, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const command = name === "typescript" ? "tsc" : name.slice(name.lastIndexOf("/") + 1);
  const script = typeof bin === "string" ? bin : (bin?.[command] ?? Object.values(bin ?? {})[0]);
  if (script === undefined) throw new Error(`${name} has no command`);
  return join(folder, script);
}

type Manifest = { bin?: string | Record<string, string> };
