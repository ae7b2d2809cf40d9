import { endOfPrefix, keyText } from "../codec/key.ts";
import { StoreError } from "../codec/store-error.ts";
import type { Level } from "../level/open-level.ts";
import type { FaultList } from "./fault-list.ts";

/** Entries that are read at a time. */
const CHUNK = 1000;
const READ_AHEAD_BYTES = 1 << 20;

/** The database as it was when the scan began. */
export interface Scan {
  readonly db: Level;
  readonly faults: FaultList;
  readonly snapshot: ReturnType<Level["snapshot"]>;
}

/**
 * Visits every entry of a key space in key order. What the visitor or LevelDB cannot read becomes a fault of the table;
 * after a fault of LevelDB the rest of the space is not read.
 */
export async function scanSpace(
  { db, faults, snapshot }: Scan,
  { space, table }: { space: number; table: string },
  visit: (key: Buffer, value: Buffer) => void | Promise<void>,
): Promise<void> {
  const start = Buffer.of(space);
  const end = endOfPrefix(start);
  const iterator = db.iterator({
    gte: start,
    ...(end && { lt: end }),
    snapshot,
    highWaterMarkBytes: READ_AHEAD_BYTES,
  });
  try {
    for (;;) {
      const chunk = await iterator.nextv(CHUNK);
      if (chunk.length === 0) return;
      for (const [key, value] of chunk) await visitOne(key, value);
    }
  } catch (cause) {
    const message = `Table ${table} cannot be read to its end: ${String(cause)}.`;
    faults.add({ code: "unreadable", table, key: null, message });
  } finally {
    await iterator.close();
  }

  async function visitOne(key: Buffer, value: Buffer): Promise<void> {
    try {
      await visit(key, value);
    } catch (cause) {
      if (!(cause instanceof StoreError || cause instanceof SyntaxError)) throw cause;
      faults.add({ code: "value_damaged", table, key: keyText(key), message: cause.message });
    }
  }
}
