import { hash as digestOf } from "node:crypto";
import type { Bytes32, Mutation, Table, Tables } from "@green-ledger/domain";
import { keyText } from "../codec/key.ts";
import { crcOf, unsealBytes } from "../codec/value.ts";
import { diffEntries, sealEntry } from "./index-entries.ts";
import { META, replaceInChecksum, type StoredCheckpoint, sealMeta } from "./meta.ts";
import { ownerOf, rowKey, sealRow, unsealRow } from "./row-codec.ts";
import { indexSpaces } from "./spaces.ts";
import type { Undo } from "./undo.ts";

/** How many block hashes are kept, for "is this transaction still on the chain?". */
export const HASHES_KEPT = 1024;

/** The block that a batch of mutations came from. */
export interface BlockHeader {
  number: number;
  hash: Bytes32;
  parentHash: Bytes32;
  /** Second of the block. */
  time: number;
}

export type Operation = { type: "put"; key: Buffer; value: Buffer } | { type: "del"; key: Buffer };

/** Tables whose keys begin with the block that made the row: what a block writes there is new. */
const PLACE_KEYED: ReadonlySet<Table> = new Set<Table>(["event", "refusal"]);

/** Bytes by `keyId`; undefined where there is nothing. */
export type KnownBytes = ReadonlyMap<string, Buffer | undefined>;

/** A key as the name of an entry in a map. */
export function keyId(key: Buffer): string {
  return key.toString("latin1");
}

export interface CommitPlan {
  /** To be written as one batch. */
  operations: Operation[];
  checkpoint: StoredCheckpoint;
}

/**
 * Everything that one block writes: rows, index entries, what is needed to undo it, its hash and the checkpoint.
 * @param stored the bytes under a key now
 * @param known the same, of keys that were read since the last commit
 * @param undoable whether the block may still be reverted
 * @throws TypeError if one row has two mutations
 */
export function planCommit(input: {
  before: StoredCheckpoint | undefined;
  block: BlockHeader;
  mutations: readonly Mutation[];
  stored: (key: Buffer) => Buffer | undefined;
  known: KnownBytes;
  undoable: boolean;
}): CommitPlan {
  const { before, block, mutations, stored, known, undoable } = input;
  const operations: Operation[] = [];
  const undo: Undo = { checkpoint: before ?? null, rows: [] };
  const digested: Uint8Array[] = [Buffer.from(`${before?.digest ?? ""}${block.hash}`)];
  const seen = new Set<string>();
  let { rows, checksum } = before ?? { rows: 0, checksum: 0 };

  for (const { table, key: parts, row } of mutations) {
    const key = rowKey(table, parts);
    const id = keyId(key);
    if (seen.has(id)) throw new TypeError(`two mutations of one row in table ${table}: ${keyText(key)}`);
    seen.add(id);
    const old = known.has(id) || PLACE_KEYED.has(table) ? known.get(id) : stored(key);
    const sealed = row === null ? undefined : sealRow(key, row);
    operations.push(...rowOperations({ table, key, row, sealed, old }));
    digested.push(lengths(key, sealed), key);
    if (sealed !== undefined) digested.push(sealed);
    rows += (sealed === undefined ? 0 : 1) - (old === undefined ? 0 : 1);
    checksum = replaceInChecksum(checksum, crcOrZero(old), crcOrZero(sealed));
    if (undoable) undo.rows.push([keyText(key), contentOf(table, key, old)]);
  }

  const { number, hash, time } = block;
  const digest = digestOf("sha256", Buffer.concat(digested), "hex");
  const checkpoint = { block: number, hash, time, rows, digest, checksum };
  if (undoable) operations.push(putMeta(META.undo(number), undo));
  if (number >= HASHES_KEPT) operations.push({ type: "del", key: META.hash(number - HASHES_KEPT) });
  operations.push(putMeta(META.hash(number), hash), putMeta(META.checkpoint, checkpoint));
  return { operations, checkpoint };
}

/** What changes in a table and its indexes when one row does. */
export function rowOperations(change: {
  table: Table;
  key: Buffer;
  row: Tables[Table] | null;
  sealed: Buffer | undefined;
  old: Buffer | undefined;
}): Operation[] {
  const { table, key, row, sealed, old } = change;
  const operations: Operation[] = [
    sealed === undefined ? { type: "del", key } : { type: "put", key, value: sealed },
  ];
  if (indexSpaces(table).size === 0) return operations;
  const entries = diffEntries(table, old === undefined ? null : unsealRow(table, key, old), row);
  for (const entry of entries.removed) operations.push({ type: "del", key: entry });
  for (const entry of entries.added)
    operations.push({ type: "put", key: entry, value: sealEntry(entry, key) });
  return operations;
}

export function putMeta(key: Buffer, value: unknown): Operation {
  return { type: "put", key, value: sealMeta(key, value) };
}

function contentOf(table: Table, key: Buffer, sealed: Buffer | undefined): string | null {
  return sealed === undefined ? null : unsealBytes(key, sealed, ownerOf(table)).toString("utf8");
}

function crcOrZero(sealed: Buffer | undefined): number {
  return sealed === undefined ? 0 : crcOf(sealed);
}

/** Tells where a key and its value end, so that no two lists of mutations give the same bytes. */
function lengths(key: Buffer, sealed: Buffer | undefined): Buffer {
  const header = Buffer.allocUnsafe(8);
  header.writeUInt32BE(key.length, 0);
  header.writeUInt32BE(sealed === undefined ? 0xffffffff : sealed.length, 4);
  return header;
}
