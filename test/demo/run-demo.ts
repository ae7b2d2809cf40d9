import { spawn } from "node:child_process";
import { once } from "node:events";
import { root } from "../../scripts/root.ts";

/** Runs `npm run demo` as somebody would. */
export async function runDemo(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["scripts/run.mjs", "demo", ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const [code] = await once(child, "close");
  return { code: code as number | null, stdout, stderr };
}
