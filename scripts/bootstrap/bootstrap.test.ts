import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "../root.ts";

/** A server that says its port, and that it ends orderly. */
const SERVER = `
import { createServer } from "node:net";
import { appendFileSync } from "node:fs";
import { endWithStarter } from "./bootstrap/orphan.mjs";
endWithStarter();
const server = createServer().listen(0, "127.0.0.1", () => console.log(JSON.stringify(server.address())));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    appendFileSync("ended.txt", signal + "\\n");
    server.close(() => process.exit(7));
  });
}
`;

let clone: string;
const started: ChildProcess[] = [];

/** A repository without dependencies, started by the real bootstrap. */
beforeEach(async () => {
  clone = await mkdtemp(join(tmpdir(), "green-ledger-clone-"));
  await mkdir(join(clone, "scripts"));
  await cp(join(root, "scripts", "run.mjs"), join(clone, "scripts", "run.mjs"));
  await cp(join(root, "scripts", "bootstrap"), join(clone, "scripts", "bootstrap"), { recursive: true });
  const manifest = { name: "clone", version: "1.0.0" };
  const scripts = { start: "node scripts/run.mjs start" };
  await writeFile(join(clone, "package.json"), JSON.stringify({ ...manifest, type: "module", scripts }));
  const lock = { ...manifest, lockfileVersion: 3, requires: true, packages: { "": manifest } };
  await writeFile(join(clone, "package-lock.json"), JSON.stringify(lock));
  await writeFile(join(clone, "scripts", "tasks.ts"), SERVER);
});

afterEach(async () => {
  for (const child of started.splice(0)) endGroup(child);
  await rm(clone, { recursive: true, force: true });
});

describe("signals reach the task", () => {
  const npm = { command: "npm", args: ["start", "--silent"] };
  const run = { command: process.execPath, args: ["scripts/run.mjs"] };

  it.each([
    { to: "npm start", ...npm, signal: "SIGTERM", first: "SIGTERM" },
    { to: "run.mjs", ...run, signal: "SIGTERM", first: "SIGTERM" },
    { to: "run.mjs", ...run, signal: "SIGHUP", first: "SIGHUP" },
    { to: "run.mjs", ...run, signal: "SIGKILL", first: "SIGTERM" },
  ] as const)("$signal to $to leaves nothing on the port", async ({ command, args, signal, first }) => {
    const child = start(command, args);
    const port = await portOf(child);
    child.kill(signal);
    await once(child, "exit");
    await untilClosed(port);
    expect((await signalsSeen())[0]).toBe(first);
  });

  it("Ctrl-C, which goes to npm and all below it, ends the task", async () => {
    const child = start("npm", ["start", "--silent"]);
    const port = await portOf(child);
    if (child.pid === undefined) throw new TypeError("npm did not start");
    process.kill(-child.pid, "SIGINT");
    await untilClosed(port);
    expect((await signalsSeen())[0]).toBe("SIGINT");
  });

  it("gives the task's exit code", async () => {
    const child = start(process.execPath, ["scripts/run.mjs"]);
    await portOf(child);
    child.kill("SIGTERM");
    expect((await once(child, "exit"))[0]).toBe(7);
  });
});

describe("install", () => {
  it("installs once for two tasks that start together, and not again", async () => {
    await writeFile(join(clone, "scripts", "tasks.ts"), 'console.log("ran");\n');
    const together = await Promise.all([output(), output()]);
    expect(together.map(({ out }) => out)).toEqual(["ran\n", "ran\n"]);
    expect(installs(together[0]?.err ?? "") + installs(together[1]?.err ?? "")).toBe(1);
    expect(installs((await output()).err)).toBe(0);
  });

  it("installs again when the lock changed or an install was killed", async () => {
    await writeFile(join(clone, "scripts", "tasks.ts"), "");
    await output();
    await rm(join(clone, "node_modules", ".green-ledger-lock"));
    expect(installs((await output()).err)).toBe(1);
    const lock = await readFile(join(clone, "package-lock.json"), "utf8");
    await writeFile(join(clone, "package-lock.json"), `${lock}\n`);
    expect(installs((await output()).err)).toBe(1);
  });

  it("does not run the task if the install fails", async () => {
    await writeFile(join(clone, "scripts", "tasks.ts"), 'console.log("ran");\n');
    const manifest = { name: "clone", version: "1.0.0", type: "module", dependencies: { absent: "1.0.0" } };
    await writeFile(join(clone, "package.json"), JSON.stringify(manifest));
    const { out, err, code } = await output();
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain("npm ci failed");
  });
});

function start(command: string, args: readonly string[]): ChildProcess {
  // As if from a shell: not from inside npm, which runs these tests.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));
  const child = spawn(command, args, { cwd: clone, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  started.push(child);
  return child;
}

/** Also what a failed test left behind. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // All of them ended by themselves.
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  if (child.stdout === null) throw new TypeError("no output");
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith("{")) return (JSON.parse(line) as { port: number }).port;
  }
  throw new Error("the server ended before it listened");
}

async function untilClosed(port: number): Promise<void> {
  while (await isOpen(port)) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function signalsSeen(): Promise<string[]> {
  return (await readFile(join(clone, "ended.txt"), "utf8")).split("\n");
}

async function output(): Promise<{ out: string; err: string; code: number | null }> {
  const child = start(process.execPath, ["scripts/run.mjs"]);
  let [out, err] = ["", ""];
  child.stdout?.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { out, err, code };
}

function installs(err: string): number {
  return err.split("Installing the dependencies").length - 1;
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
