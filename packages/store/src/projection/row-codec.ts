import type { KeyPart, Table, Tables } from "@green-ledger/domain";
import { encodeKey } from "../codec/key.ts";
import { type Owner, sealValue, unsealValue } from "../codec/value.ts";
import { rowSpace } from "./spaces.ts";

export const REMEDY = "Run rebuild: it replays the chain into a new projection.";

export function rowKey(table: Table, key: readonly KeyPart[]): Buffer {
  return encodeKey(rowSpace(table), key);
}

export function sealRow(key: Uint8Array, row: Tables[Table]): Buffer {
  return sealValue(key, row);
}

/** @throws StoreError `store_corrupt` */
export function unsealRow<T extends Table>(table: T, key: Uint8Array, sealed: Uint8Array): Tables[T] {
  return unsealValue(key, sealed, ownerOf(table)) as Tables[T];
}

export function ownerOf(table: string): Owner {
  return { table, remedy: REMEDY };
}
