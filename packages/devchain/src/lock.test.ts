import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../test/temporary-chain.ts";
import { lockDataDir } from "./lock.ts";

const ignore = () => {};

test("a second taker is refused, and told who holds the folder", async () => {
  const folder = temporaryFolder();
  const lock = await lockDataDir(folder, ignore);
  await expect(lockDataDir(folder, ignore)).rejects.toMatchObject({
    code: "chain_locked",
    message: expect.stringContaining(`process ${process.pid}`),
  });
  await lock.release();
  await (await lockDataDir(folder, ignore)).release();
  expect(readdirSync(folder)).toEqual([]);
});

test("of many takers at once, one gets it", async () => {
  const folder = temporaryFolder();
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataDir(folder, ignore)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("the lock of a dead process is taken over, with a notice", async () => {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  writeFileSync(join(folder, "LOCK"), `${child.pid} -\n`);
  const notices: string[] = [];
  const lock = await lockDataDir(folder, (message) => notices.push(message));
  expect(notices).toEqual([`took over the lock of process ${child.pid}, which is gone`]);
  await lock.release();
});

test("a living process keeps its lock", async () => {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  onTestFinished(() => void child.kill("SIGKILL"));
  writeFileSync(join(folder, "LOCK"), `${child.pid} -\n`);
  await expect(lockDataDir(folder, ignore)).rejects.toMatchObject({ code: "chain_locked" });
});

test("a number that was given out again is not the holder, where the system tells births", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "LOCK"), `${process.pid} another-boot:123\n`);
  const taking = lockDataDir(folder, ignore);
  if (existsSync("/proc/self/stat")) await (await taking).release();
  else await expect(taking).rejects.toMatchObject({ code: "chain_locked" });
});

test("an empty or foreign lock file is taken over", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "LOCK"), "");
  await (await lockDataDir(folder, ignore)).release();
});

test("a folder that can not be made is told", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  await expect(lockDataDir(join(file, "data"), ignore)).rejects.toMatchObject({
    code: "chain_data_dir_unusable",
  });
});
