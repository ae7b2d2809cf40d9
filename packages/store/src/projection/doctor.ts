import { crc32 } from "node:zlib";
import type { Checkpoint, Table } from "@green-ledger/domain";
import { StoreError } from "../codec/store-error.ts";
import { crcOf, unsealValue } from "../codec/value.ts";
import type { Level } from "../level/open-level.ts";
import { createFaultList, type Fault } from "./fault-list.ts";
import { entriesOf, unsealEntry } from "./index-entries.ts";
import { locateIndexFaults } from "./locate-index-faults.ts";
import { META, publicCheckpoint, replaceInChecksum, type StoredCheckpoint, unsealMeta } from "./meta.ts";
import { ownerOf, unsealRow } from "./row-codec.ts";
import { type Scan, scanSpace } from "./scan.ts";
import { indexSpaces, META_SPACE, rowSpace, TABLES } from "./spaces.ts";

export interface ScanProgress {
  phase: "rows" | "indexes";
  table: string;
  /** Entries read in this phase. */
  done: number;
  /** Entries that this phase should find. */
  total: number;
}

export interface Diagnosis {
  healthy: boolean;
  checkpoint: Checkpoint | null;
  /** Rows found in each table. */
  rows: Record<string, number>;
  /** Index entries found. */
  entries: number;
  /** The first faults; `faultCount` counts all. */
  faults: Fault[];
  faultCount: number;
}

/** How many entries there are, and the sum of their CRC32s: equal for equal sets, in any order. */
interface Tally {
  count: number;
  checksum: number;
}

export type { Fault } from "./fault-list.ts";

const PROGRESS_STEP = 5000;

/** Reads everything in one snapshot: values against their CRCs, rows against the checkpoint, indexes against rows. */
export async function diagnose(
  db: Level,
  translate: (cause: unknown) => StoreError,
  onProgress: (progress: ScanProgress) => void = () => {},
): Promise<Diagnosis> {
  const scan: Scan = { db, faults: createFaultList(), snapshot: db.snapshot() };
  try {
    await scanMeta(scan);
    const checkpoint = await readCheckpoint(scan, translate);
    const expected = new Map<number, Tally>();
    const rows = await scanRows(scan, expected, checkpoint?.rows ?? 0, onProgress);
    compareRows(scan, rows.total, checkpoint);
    const entries = await scanIndexes(scan, expected, onProgress);
    return {
      healthy: scan.faults.count() === 0,
      checkpoint: checkpoint === undefined ? null : publicCheckpoint(checkpoint),
      rows: rows.perTable,
      entries,
      faults: scan.faults.listed,
      faultCount: scan.faults.count(),
    };
  } finally {
    await scan.snapshot.close();
  }
}

async function scanMeta(scan: Scan): Promise<void> {
  await scanSpace(scan, { space: META_SPACE, table: "meta" }, (key, value) => {
    unsealValue(key, value, ownerOf("meta"));
  });
}

/** A damaged checkpoint is a fault that `scanMeta` has listed already. */
async function readCheckpoint(
  { db, snapshot }: Scan,
  translate: (cause: unknown) => StoreError,
): Promise<StoredCheckpoint | undefined> {
  try {
    return unsealMeta(META.checkpoint, await db.get(META.checkpoint, { snapshot }));
  } catch (cause) {
    if (cause instanceof StoreError) return undefined;
    throw translate(cause);
  }
}

async function scanRows(
  scan: Scan,
  expected: Map<number, Tally>,
  total: number,
  onProgress: (progress: ScanProgress) => void,
): Promise<{ total: Tally; perTable: Record<string, number> }> {
  const all: Tally = { count: 0, checksum: 0 };
  const perTable: Record<string, number> = {};
  for (const table of TABLES) {
    let count = 0;
    await scanSpace(scan, { space: rowSpace(table), table }, (key, value) => {
      count++;
      addTo(all, value.length < 4 ? 0 : crcOf(value));
      if (all.count % PROGRESS_STEP === 0) onProgress({ phase: "rows", table, done: all.count, total });
      expectEntries(expected, table, key, value);
    });
    perTable[table] = count;
  }
  onProgress({ phase: "rows", table: "", done: all.count, total });
  return { total: all, perTable };
}

function expectEntries(expected: Map<number, Tally>, table: Table, key: Buffer, value: Buffer): void {
  for (const entry of entriesOf(table, unsealRow(table, key, value))) {
    const space = entry.key[0] ?? 0;
    const tally = expected.get(space) ?? { count: 0, checksum: 0 };
    addTo(tally, crc32(entry.key, crc32(key)));
    expected.set(space, tally);
  }
}

function compareRows({ faults }: Scan, found: Tally, checkpoint: StoredCheckpoint | undefined): void {
  const { rows, checksum } = checkpoint ?? { rows: 0, checksum: 0 };
  const fault = { table: "all", key: null };
  if (found.count !== rows) {
    const message = `There are ${found.count} rows; the checkpoint counts ${rows}.`;
    faults.add({ ...fault, code: "rows_miscounted", message });
  } else if (found.checksum !== checksum) {
    const message = `The rows are not those that were written: their checksum is ${found.checksum}, not ${checksum}.`;
    faults.add({ ...fault, code: "rows_differ", message });
  }
}

async function scanIndexes(
  scan: Scan,
  expected: ReadonlyMap<number, Tally>,
  onProgress: (progress: ScanProgress) => void,
): Promise<number> {
  const total = [...expected.values()].reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  for (const table of TABLES) {
    for (const [index, space] of indexSpaces(table)) {
      const found: Tally = { count: 0, checksum: 0 };
      await scanSpace(scan, { space, table }, (key, value) => {
        addTo(found, crc32(key, crc32(unsealEntry(table, key, value))));
        if (++done % PROGRESS_STEP === 0) onProgress({ phase: "indexes", table, done, total });
      });
      const wanted = expected.get(space) ?? { count: 0, checksum: 0 };
      const same = found.count === wanted.count && found.checksum === wanted.checksum;
      if (!same) await locateIndexFaults(scan, table, index);
    }
  }
  onProgress({ phase: "indexes", table: "", done, total });
  return done;
}

function addTo(tally: Tally, crc: number): void {
  tally.count++;
  tally.checksum = replaceInChecksum(tally.checksum, 0, crc);
}
