import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

/** A program under measurement, by whose end everything is read. */
export interface Child {
  /** Resolves to what stdout holds once it matches. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Highest resident memory so far, in MiB; undefined where the system does not tell. */
  peakMiB(): number | undefined;
  stop(): Promise<void>;
  /** Everything on stdout, after a normal end. Throws what it said on stderr otherwise. */
  output(): Promise<string>;
}

export function startChild(args: readonly string[]): Child {
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => (stdout += chunk));
  child.stderr?.on("data", (chunk) => (stderr += chunk));
  const ended = once(child, "close").then(([code]) => code as number | null);
  return {
    async says(pattern) {
      for (;;) {
        const match = pattern.exec(stdout);
        if (match !== null) return match;
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${stderr.slice(-2000)}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    peakMiB() {
      try {
        const kib = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
        return kib === undefined ? undefined : Number(kib) / 1024;
      } catch {
        return undefined;
      }
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
    async output() {
      const code = await ended;
      if (code !== 0) throw new Error(`ended with ${code}: ${stderr.slice(-2000)}`);
      return stdout;
    },
  };
}
