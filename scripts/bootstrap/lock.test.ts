import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { root } from "../root.ts";
import { acquireLock } from "./lock.mjs";

/** Adds one to a number in a file, slowly, so that two at once lose one. */
const COUNT = `
import { readFileSync, writeFileSync } from "node:fs";
import { acquireLock } from ${JSON.stringify(pathToFileURL(join(root, "scripts/bootstrap/lock.mjs")).href)};
const lock = await acquireLock("lock", () => {});
const n = Number(readFileSync("count", "utf8"));
await new Promise((resolve) => setTimeout(resolve, 20));
writeFileSync("count", String(n + 1));
lock.release();
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "green-ledger-lock-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

it("lets one in at a time, and takes over from the dead", async () => {
  await holdAs([await deadPid()], hostname());
  await writeFile(join(folder, "count.mjs"), COUNT);
  await writeFile(join(folder, "count"), "0");
  const children = Array.from({ length: 6 }, () => spawn(process.execPath, ["count.mjs"], { cwd: folder }));
  const codes = await Promise.all(children.map(async (child) => (await once(child, "exit"))[0]));
  expect(codes).toEqual(codes.map(() => 0));
  expect(await readFile(join(folder, "count"), "utf8")).toBe("6");
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

it("waits while any process that shares the lock is alive, and says for whom", async () => {
  const worker = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const pid = worker.pid ?? 0;
  await holdAs([await deadPid(), pid], hostname());
  const owner = Promise.withResolvers<number[]>();
  const lock = acquireLock(join(folder, "lock"), ({ pids }) => owner.resolve(pids));
  expect(await owner.promise).toContain(pid);
  worker.kill("SIGKILL");
  (await lock).release();
});

it("trusts a lock from another machine until no install can take that long", async () => {
  await holdAs([1], "another-machine");
  const waited = Promise.withResolvers<void>();
  const lock = acquireLock(join(folder, "lock"), () => waited.resolve());
  await waited.promise;
  const longAgo = new Date(Date.now() - 60 * 60_000);
  await utimes(join(folder, "lock", "owner.json"), longAgo, longAgo);
  (await lock).release();
});

async function holdAs(pids: number[], host: string): Promise<void> {
  await mkdir(join(folder, "lock"));
  await writeFile(join(folder, "lock", "owner.json"), JSON.stringify({ pids, host }));
}

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}
