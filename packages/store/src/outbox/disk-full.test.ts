import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Bytes32 } from "@green-ledger/domain";
import { expect, it } from "vitest";
import { openOutbox } from "./index.ts";

const word = (n: number): Bytes32 => `0x${n.toString(16).padStart(64, "0")}`;

// The system's limit on the size of a file stands for a disk that is full: the same writes fail, in the same place.
it("keeps everything that was acknowledged when the disk fills up, and nothing by halves", async () => {
  const directory = await mkdtemp(join(tmpdir(), "outbox-full-"));
  const script = join(import.meta.dirname, "../../test/fill-outbox.ts");
  const limited = `ulimit -f 1000 && exec "${process.execPath}" "${script}" "${directory}"`;
  const { stdout } = await promisify(execFile)("/bin/sh", ["-c", limited]);
  const lines = stdout.trim().split("\n");
  const acknowledged = lines.flatMap((line) => /^acknowledged (\d+)$/.exec(line)?.slice(1).map(Number) ?? []);
  expect(lines.filter((line) => line.startsWith("refused"))).toEqual([
    "refused disk_full",
    "refused later disk_full",
  ]);
  expect(acknowledged.length).toBeGreaterThan(5);

  const outbox = await openOutbox({ directory, log: { debug() {}, info() {}, warn() {}, error() {} } });
  const stored = (await outbox.unsettled()).map(({ id }) => Number.parseInt(id.slice(-12), 16));
  expect(stored).toEqual(expect.arrayContaining(acknowledged));
  for (const n of stored) {
    expect(outbox.repeatOf({ scope: "bank", key: `${n}`, bodyHash: word(n) })?.kind).toBe("replayed");
    expect(outbox.profiles([word(n)])[0]?.id).toBe(word(n));
    const id = `opn_01890000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
    expect(outbox.callData(id, 0)).toHaveLength(18_002);
  }
  await outbox.close();
  await rm(directory, { recursive: true });
});
