import type { Table, Tables } from "@green-ledger/domain";
import { keyText } from "../codec/key.ts";
import { StoreError } from "../codec/store-error.ts";
import { entriesOf, unsealEntry } from "./index-entries.ts";
import { unsealRow } from "./row-codec.ts";
import { type Scan, scanSpace } from "./scan.ts";
import { indexSpaces, rowSpace } from "./spaces.ts";

/** Names every row that an index does not lead to, and every entry of the index that leads nowhere. */
export async function locateIndexFaults(scan: Scan, table: Table, index: string): Promise<void> {
  const { db, faults, snapshot } = scan;
  const options = { keyEncoding: "buffer", valueEncoding: "buffer", snapshot } as const;

  await scanSpace(scan, { space: rowSpace(table), table }, (key, value) => {
    const row = readable(table, key, value);
    for (const entry of row === undefined ? [] : entriesOf(table, row)) {
      if (entry.index !== index || db.getSync(entry.key, options) !== undefined) continue;
      const message = `Row ${keyText(key)} of table ${table} is missing in its index ${index}.`;
      faults.add({ code: "entry_missing", table, key: keyText(entry.key), message });
    }
  });

  const space = indexSpaces(table).get(index) ?? 0;
  await scanSpace(scan, { space, table }, (entryKey, sealed) => {
    const key = unsealEntry(table, entryKey, sealed);
    const value = db.getSync(key, options);
    const row = value === undefined ? undefined : readable(table, key, value);
    // A damaged row says nothing about its entries.
    if (value !== undefined && row === undefined) return;
    if (row !== undefined && entriesOf(table, row).some((entry) => entry.key.equals(entryKey))) return;
    const message = `The index ${index} of table ${table} leads to a row that does not belong there or is gone.`;
    faults.add({ code: "entry_orphaned", table, key: keyText(entryKey), message });
  });
}

/** Undefined for a row that is damaged, which was reported when the rows were read. */
function readable<T extends Table>(table: T, key: Buffer, value: Buffer): Tables[T] | undefined {
  try {
    return unsealRow(table, key, value);
  } catch (cause) {
    if (cause instanceof StoreError) return undefined;
    throw cause;
  }
}
