import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run, runOnce, startNode, temporaryFolder } from "./node-process.ts";

const doctor = async (dataDir: string, ...args: string[]) => {
  const { code, stdout, stderr } = await run("doctor.ts", ["--data-dir", dataDir, "--json", ...args]);
  return { code, stderr, ...JSON.parse(stdout) };
};
const outcomes = (checks: { check: string; outcome: string }[]) =>
  Object.fromEntries(checks.map(({ check, outcome }) => [check, outcome]));

describe("doctor", () => {
  it("finds nothing wrong with sound data, also by folding the chain again", async () => {
    const dataDir = temporaryFolder();
    await runOnce(dataDir);
    const { code, healthy, checks } = await doctor(dataDir, "--replay");
    expect([code, healthy]).toEqual([0, true]);
    expect(outcomes(checks)).toEqual({
      operations: "sound",
      "index storage": "sound",
      invariants: "sound",
      "facts off chain": "sound",
      contracts: "sound",
      "operations and chain": "sound",
      "index and chain": "sound",
      replay: "sound",
    });
  });

  it("asks a node that runs, and says what it could not do", async () => {
    const dataDir = temporaryFolder();
    await startNode(dataDir);
    const { code, checks } = await doctor(dataDir);
    expect(code).toBe(0);
    expect(outcomes(checks)).toEqual({
      readiness: "sound",
      index: "sound",
      "storage, invariants, chain": "not_done",
    });
  });

  it("says so where no node has worked", async () => {
    const { code, stderr } = await run("doctor.ts", ["--data-dir", join(temporaryFolder(), "none")]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("No node has worked")]);
  });
});

describe("damage", () => {
  it("of the index is found, and rebuild heals it", async () => {
    const dataDir = temporaryFolder();
    await runOnce(dataDir);
    // The second start moves the rows out of the write-ahead log, whose damaged end LevelDB would just leave out.
    const { summary } = await runOnce(dataDir);
    damage(join(dataDir, "projection"));
    const found = await doctor(dataDir);
    expect([found.code, found.healthy]).toEqual([1, false]);

    const { code, stdout } = await run("rebuild.ts", ["--data-dir", dataDir, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ block: summary.block, digest: summary.index_digest });
    expect(await doctor(dataDir)).toMatchObject({ code: 0, healthy: true });
  });

  it("of the operations is found: the chain has more than they know", async () => {
    const dataDir = temporaryFolder();
    await runOnce(dataDir);
    rmSync(join(dataDir, "outbox"), { recursive: true });
    mkdirSync(join(dataDir, "outbox"));
    const { code, checks } = await doctor(dataDir);
    expect(code).toBe(1);
    expect(outcomes(checks)).toMatchObject({ "operations and chain": "faulty", "facts off chain": "faulty" });
  });

  it("rebuild says whether the old index was the same", async () => {
    const dataDir = temporaryFolder();
    const { summary } = await runOnce(dataDir);
    const { code, stdout } = await run("rebuild.ts", ["--data-dir", dataDir, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ same: true, digest: summary.index_digest });
    rmSync(join(dataDir, "projection"), { recursive: true });
    const again = await run("rebuild.ts", ["--data-dir", dataDir, "--json"]);
    expect(JSON.parse(again.stdout)).toMatchObject({ same: null, digest: summary.index_digest });
  });
});

/** Changes one byte in the middle of the largest table of rows. */
function damage(directory: string): void {
  const files = readdirSync(directory).filter((file) => /\.ldb$/.test(file));
  const contents = files.map((file) => ({
    path: join(directory, file),
    bytes: readFileSync(join(directory, file)),
  }));
  const [largest] = contents.sort((a, b) => b.bytes.length - a.bytes.length);
  if (largest === undefined || largest.bytes.length === 0) throw new Error("there is no file with rows");
  const middle = Math.floor(largest.bytes.length / 2);
  largest.bytes[middle] = (largest.bytes[middle] ?? 0) ^ 0xff;
  writeFileSync(largest.path, largest.bytes);
}
