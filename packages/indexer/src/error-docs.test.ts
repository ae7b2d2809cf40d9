import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { INDEX_ERRORS } from "@green-ledger/domain/projection";
import { STORE_ERRORS } from "@green-ledger/store/projection";
import { expect, test } from "vitest";

const DOCUMENT = join(import.meta.dirname, "../../../docs/flow-read.md");

test("docs/flow-read.md says what to do about every code, and about no other", async () => {
  const text = await readFile(DOCUMENT, "utf8");
  const rows = [...text.matchAll(/^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$/gm)];
  const codes = new Set([...Object.keys(INDEX_ERRORS), ...STORE_ERRORS]);
  expect(rows.map(([, code]) => code).toSorted()).toEqual([...codes].toSorted());
  for (const [code, kind] of Object.entries(INDEX_ERRORS)) {
    const byItself = rows.find((row) => row[1] === code)?.[2]?.trim() ?? "";
    expect(["asks again", "waits"].includes(byItself), code).toBe(kind === "passing");
  }
});
