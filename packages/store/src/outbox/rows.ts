import type { Hex } from "@green-ledger/domain";
import { endOfPrefix, type Owner, sealBytes, sealValue, unsealBytes, unsealValue } from "../codec/index.ts";
import type { Level } from "../level/open-level.ts";
import type { Write } from "./write-queue.ts";

export const REMEDY = "The outbox cannot be made again from the chain: restore it from a backup.";

/** Checked reads of single entries. */
export interface Rows {
  /** @throws StoreError `store_corrupt` */
  read<T>(key: Buffer, table: string): T | undefined;
  /** Entries with a prefix, as they are at one moment. @throws StoreError `store_corrupt` */
  list<T>(prefix: Buffer, table: string): Promise<{ key: Buffer; value: T }[]>;
  /** @throws StoreError `store_corrupt` */
  readBytes(key: Buffer, table: string): Hex | undefined;
}

export function createRows(db: Level): Rows {
  const owner = (table: string): Owner => ({ table, remedy: REMEDY });
  return {
    read<T>(key: Buffer, table: string) {
      const sealed = db.getSync(key);
      // The checksum says that these are the bytes which `put` wrote under this key.
      return sealed === undefined ? undefined : (unsealValue(key, sealed, owner(table)) as T);
    },
    async list<T>(prefix: Buffer, table: string) {
      const end = endOfPrefix(prefix);
      const entries = await db.iterator({ gte: prefix, ...(end && { lt: end }) }).all();
      return entries.map(([key, sealed]) => ({ key, value: unsealValue(key, sealed, owner(table)) as T }));
    },
    readBytes(key, table) {
      const sealed = db.getSync(key);
      return sealed === undefined ? undefined : `0x${unsealBytes(key, sealed, owner(table)).toString("hex")}`;
    },
  };
}

export const put = (key: Buffer, value: unknown): Write => ({ key, value: sealValue(key, value) });
export const putBytes = (key: Buffer, hex: Hex): Write => ({
  key,
  value: sealBytes(key, Buffer.from(hex.slice(2), "hex")),
});
export const remove = (key: Buffer): Write => ({ key, value: null });
