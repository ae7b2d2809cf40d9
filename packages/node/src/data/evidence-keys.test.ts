import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commitmentOf } from "@green-ledger/gateway";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openEvidenceKeys } from "./evidence-keys.ts";
import { type DataLayout, dataLayout } from "./layout.ts";

const key = (n: number) => new Uint8Array(32).fill(n);
let layout: DataLayout;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "evidence-keys-"));
  layout = dataLayout(folder);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

describe("network keys of fingerprints", () => {
  test("are kept in a file of their owner, and found by their commitment after a restart", async () => {
    const store = await openEvidenceKeys(layout);
    expect(await store.find(commitmentOf(key(1)))).toBeUndefined();
    await Promise.all([store.keep(key(1)), store.keep(key(2)), store.keep(key(1))]);
    const again = await openEvidenceKeys(layout);
    for (const n of [1, 2]) expect(await again.find(commitmentOf(key(n)))).toEqual(Buffer.from(key(n)));
    expect(await again.find(commitmentOf(key(3)))).toBeUndefined();
    expect(JSON.parse(readFileSync(layout.evidenceKeys, "utf8")).keys).toHaveLength(2);
    if (process.platform !== "win32") expect(statSync(layout.evidenceKeys).mode & 0o077).toBe(0);
  });

  test("that another node made are found when they were added by hand, and stay", async () => {
    const store = await openEvidenceKeys(layout);
    await store.keep(key(1));
    const { format, keys } = JSON.parse(readFileSync(layout.evidenceKeys, "utf8"));
    writeFileSync(layout.evidenceKeys, JSON.stringify({ format, keys: [...keys, "03".repeat(32)] }));
    expect(await store.find(commitmentOf(key(3)))).toEqual(Buffer.from(key(3)));
    await store.keep(key(2));
    const again = await openEvidenceKeys(layout);
    for (const n of [1, 2, 3]) expect(await again.find(commitmentOf(key(n)))).toBeDefined();
  });

  test.each([
    ["no JSON", "{"],
    ["another format", '{"format":"x","keys":[]}'],
    ["a short key", '{"format":"green-ledger/evidence-keys/1","keys":["00"]}'],
  ])("are refused in a file with %s", async (_, content) => {
    await (await openEvidenceKeys(layout)).keep(key(1));
    writeFileSync(layout.evidenceKeys, content);
    await expect(openEvidenceKeys(layout)).rejects.toMatchObject({ code: "file_invalid" });
  });

  test.skipIf(process.platform === "win32")("are refused in a file that others can read", async () => {
    await (await openEvidenceKeys(layout)).keep(key(1));
    chmodSync(layout.evidenceKeys, 0o644);
    await expect(openEvidenceKeys(layout)).rejects.toMatchObject({ code: "data_dir_unusable" });
  });
});
