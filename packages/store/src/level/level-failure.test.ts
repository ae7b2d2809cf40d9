import { describe, expect, test } from "vitest";
import { StoreError } from "../codec/store-error.ts";
import { levelFailure } from "./level-failure.ts";

function failed(code: string, message: string): Error {
  return new Error("Database failed", { cause: Object.assign(new Error(message), { code }) });
}

describe("levelFailure", () => {
  test.each([
    ["store_locked", failed("LEVEL_LOCKED", "IO error: lock /data/LOCK: already held by process")],
    ["disk_full", failed("LEVEL_IO_ERROR", "IO error: /data/000012.log: No space left on device")],
    ["store_unwritable", failed("LEVEL_IO_ERROR", "IO error: /data/LOCK: Permission denied")],
    ["store_unwritable", failed("LEVEL_IO_ERROR", "IO error: /data/LOCK: Read-only file system")],
    ["store_corrupt", failed("LEVEL_CORRUPTION", "Corruption: bad block type")],
    ["store_corrupt", failed("LEVEL_IO_ERROR", "IO error: /data/MANIFEST-000002: No such file or directory")],
    ["store_failed", failed("LEVEL_IO_ERROR", "IO error: /data/000012.log: Input/output error")],
    ["store_failed", "something else"],
  ])("default: %s", (code, cause) => {
    expect(levelFailure(cause, "/data", "Run rebuild.")).toMatchObject({ code, name: "StoreError" });
  });

  test("behaviour: an error of ours stays as it is", () => {
    const own = new StoreError("deep_reorg", "Run rebuild.");
    expect(levelFailure(own, "/data", "")).toBe(own);
  });
});
