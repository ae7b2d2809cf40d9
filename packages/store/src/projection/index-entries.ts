import { type KeyPart, SCHEMA, type Table, type TableSchema, type Tables } from "@green-ledger/domain";
import { encodeKey } from "../codec/key.ts";
import { corrupt, sealBytes, unsealBytes } from "../codec/value.ts";
import { ownerOf } from "./row-codec.ts";
import { indexSpaces } from "./spaces.ts";

/** A key of a secondary order; its value is the key of the row. */
export interface IndexEntry {
  index: string;
  key: Buffer;
}

/** Every entry that a row has in the indexes of its table. */
export function entriesOf<T extends Table>(table: T, row: Tables[T]): IndexEntry[] {
  const entries: IndexEntry[] = [];
  for (const [index, space] of indexSpaces(table)) {
    for (const parts of placesOf(table, index, row)) entries.push({ index, key: encodeKey(space, parts) });
  }
  return entries;
}

export interface EntryChanges {
  added: Buffer[];
  removed: Buffer[];
}

/** What has to change in the indexes when a row does; null stands for no row. */
export function diffEntries<T extends Table>(
  table: T,
  before: Tables[T] | null,
  after: Tables[T] | null,
): EntryChanges {
  const changes: EntryChanges = { added: [], removed: [] };
  for (const [index, space] of indexSpaces(table)) {
    const old = before === null ? NOWHERE : placesOf(table, index, before);
    const now = after === null ? NOWHERE : placesOf(table, index, after);
    for (const parts of missingIn(now, old)) changes.removed.push(encodeKey(space, parts));
    for (const parts of missingIn(old, now)) changes.added.push(encodeKey(space, parts));
  }
  return changes;
}

export function sealEntry(entryKey: Uint8Array, primaryKey: Uint8Array): Buffer {
  return sealBytes(entryKey, primaryKey);
}

/**
 * The key of the row that an entry leads to.
 * @throws StoreError `store_corrupt`
 */
export function unsealEntry(table: Table, entryKey: Uint8Array, sealed: Uint8Array): Buffer {
  const key = unsealBytes(entryKey, sealed, ownerOf(table));
  if (key.length === 0) throw corrupt(entryKey, ownerOf(table));
  return key;
}

/** The places of a row in an index: a few at most, none of them twice. */
type Places = readonly (readonly KeyPart[])[];
const NOWHERE: Places = [];

/** @throws TypeError if the schema names one place twice: one entry cannot stand for both */
function placesOf<T extends Table>(table: T, index: string, row: Tables[T]): Places {
  const { indexes } = SCHEMA[table] as unknown as TableSchema<Tables[T]>;
  const places = indexes[index]?.(row) ?? NOWHERE;
  if (!isList(places)) return [places];
  const twice = places.some((parts, i) => places.findIndex((other) => sameParts(parts, other)) < i);
  if (twice) throw new TypeError(`a row of table ${table} has one place in its index ${index} twice`);
  return places;
}

/** Whether it is a list of keys. A key has at least one part. */
function isList(places: readonly KeyPart[] | Places): places is Places {
  return places.length === 0 || Array.isArray(places[0]);
}

function missingIn(places: Places, wanted: Places): Places {
  return wanted.filter((parts) => !places.some((other) => sameParts(parts, other)));
}

function sameParts(a: readonly KeyPart[], b: readonly KeyPart[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((part, i) => {
    const other = b[i];
    if (other === undefined) return false;
    if ("bytes" in part) return "bytes" in other && part.bytes === other.bytes;
    if ("u32" in part) return "u32" in other && part.u32 === other.u32;
    return "u64" in other && part.u64 === other.u64;
  });
}
