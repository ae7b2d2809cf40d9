import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { dataLayout } from "../data/layout.ts";
import { openKeyRing } from "./key-ring.ts";

function folder() {
  const path = mkdtempSync(join(tmpdir(), "green-ledger-keys-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return dataLayout(path);
}

describe("the key ring", () => {
  test("keeps the keys that it made, and makes those that are missing", async () => {
    const layout = folder();
    const first = await openKeyRing(layout, { names: ["operator", "bank"], password: "p" });
    const second = await openKeyRing(layout, { names: ["operator", "bank", "adb"], password: "p" });
    expect(second.signer("operator").address).toBe(first.signer("operator").address);
    expect(second.signer("bank").address).toBe(first.signer("bank").address);
    expect(readdirSync(layout.keystore)).toHaveLength(3);
    expect(() => second.signer("nobody")).toThrow(TypeError);
  });

  test("says when a key that was used is lost, and does not make another", async () => {
    const layout = folder();
    const ring = await openKeyRing(layout, { names: ["operator"], password: "p" });
    rmSync(join(layout.keystore, `${ring.signer("operator").address.slice(2)}.json`));
    await expect(openKeyRing(layout, { names: ["operator"], password: "p" })).rejects.toMatchObject({
      code: "secret_missing",
    });
    expect(readdirSync(layout.keystore)).toEqual([]);
  });

  test("does not open with another password", async () => {
    const layout = folder();
    await openKeyRing(layout, { names: ["operator"], password: "p" });
    await expect(openKeyRing(layout, { names: ["operator"], password: "q" })).rejects.toMatchObject({
      code: "keystore_locked",
    });
  });
});
