import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("./read-many.ts", import.meta.url));
/** Kept as objects, the entries would need several times the heap that the process gets. */
const ENTRIES = process.env.GREEN_LEDGER_DEEP === "1" ? 1_000_000 : 100_000;
const HEAP_MIB = 32;

test(`${ENTRIES} entries are read in a heap of ${HEAP_MIB} MiB`, { timeout: 600_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    `--max-old-space-size=${HEAP_MIB}`,
    SCRIPT,
    String(ENTRIES),
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ read: ENTRIES });
});
