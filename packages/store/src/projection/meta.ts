import type { Bytes32, Checkpoint } from "@green-ledger/domain";
import { encodeKey } from "../codec/key.ts";
import { sealValue, unsealValue } from "../codec/value.ts";
import { ownerOf } from "./row-codec.ts";
import { META_SPACE } from "./spaces.ts";

/** A checkpoint, and what `doctor` needs to prove that no row was lost or added. */
export interface StoredCheckpoint extends Checkpoint {
  /** Σ of the CRC32s of all rows, modulo 2^48. */
  checksum: number;
}

/** Which chain and contracts the projection is of. */
export interface Identity {
  chainId: number;
  genesisHash: Bytes32;
  /** First block that was indexed. */
  startBlock: number;
  /** Address by contract. */
  contracts: Readonly<Record<string, string>>;
}

const CHECKSUM_MODULUS = 2 ** 48;

/** A checksum after one row's CRC32 was replaced by another's; 0 stands for no row. */
export function replaceInChecksum(checksum: number, oldCrc: number, newCrc: number): number {
  return (checksum + newCrc - oldCrc + CHECKSUM_MODULUS) % CHECKSUM_MODULUS;
}

const kind = (letter: string): { bytes: `0x${string}` } => ({
  bytes: `0x${letter.charCodeAt(0).toString(16)}`,
});

const UNDO = kind("u");
const HASH = kind("h");

export const META = {
  schemaVersion: encodeKey(META_SPACE, [kind("s")]),
  checkpoint: encodeKey(META_SPACE, [kind("c")]),
  identity: encodeKey(META_SPACE, [kind("i")]),
  /** What a block replaced. */
  undo: (block: number) => encodeKey(META_SPACE, [UNDO, { u32: block }]),
  undoOfAll: encodeKey(META_SPACE, [UNDO]),
  hash: (block: number) => encodeKey(META_SPACE, [HASH, { u32: block }]),
} as const;

/** The block number at the end of an undo key. */
export function blockOfUndoKey(key: Buffer): number {
  return key.readUInt32BE(key.length - 4);
}

export function sealMeta(key: Uint8Array, value: unknown): Buffer {
  return sealValue(key, value);
}

/**
 * Reads what `sealMeta` wrote; undefined if there is nothing.
 * @throws StoreError `store_corrupt`
 */
export function unsealMeta<T>(key: Uint8Array, sealed: Uint8Array | undefined): T | undefined {
  return sealed === undefined ? undefined : (unsealValue(key, sealed, ownerOf("meta")) as T);
}

/** The part of a stored checkpoint that readers see. */
export function publicCheckpoint({ block, hash, time, rows, digest }: StoredCheckpoint): Checkpoint {
  return { block, hash, time, rows, digest };
}
