import { crc32 } from "node:zlib";
import { keyText } from "./key.ts";
import { StoreError } from "./store-error.ts";
import { readText, writeText } from "./value-text.ts";

const CRC_BYTES = 4;

/** Whose bytes are read, for the message if they are damaged. */
export interface Owner {
  table: string;
  /** What to do about damage, as a sentence. */
  remedy: string;
}

/**
 * The bytes to store: a CRC32 over content and key, then the content. LevelDB does not verify what it reads, so this
 * is what tells a flipped bit, or a value under another's key.
 */
export function sealBytes(key: Uint8Array, content: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(CRC_BYTES + content.length + key.length);
  bytes.set(content, CRC_BYTES);
  return sealInPlace(key, bytes);
}

/**
 * The content under a key.
 * @throws StoreError `store_corrupt`
 */
export function unsealBytes(key: Uint8Array, sealed: Uint8Array, owner: Owner): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < CRC_BYTES || bytes.readUInt32LE(0) !== checksum(key, bytes)) throw corrupt(key, owner);
  return bytes.subarray(CRC_BYTES);
}

/** Stores null, booleans, finite numbers, bigints, texts, arrays and plain objects. */
export function sealValue(key: Uint8Array, value: unknown): Buffer {
  const text = writeText(value);
  const bytes = Buffer.allocUnsafe(CRC_BYTES + Buffer.byteLength(text) + key.length);
  bytes.write(text, CRC_BYTES, "utf8");
  return sealInPlace(key, bytes);
}

/**
 * Reads what `sealValue` stored.
 * @throws StoreError `store_corrupt`
 */
export function unsealValue(key: Uint8Array, sealed: Uint8Array, owner: Owner): unknown {
  return readText(unsealBytes(key, sealed, owner).toString("utf8"));
}

/** The CRC32 that a sealed value carries. */
export function crcOf(sealed: Buffer): number {
  return sealed.readUInt32LE(0);
}

/** The error for bytes that are not what was written. */
export function corrupt(key: Uint8Array, { table, remedy }: Owner, cause?: unknown): StoreError {
  const text = keyText(key);
  const message = `The entry ${text} of table ${table} is not what was written: the disk or its file is damaged. ${remedy}`;
  return new StoreError("store_corrupt", message, { table, key: text, cause });
}

/** @param bytes room for the checksum, the content, and room for the key, so that one pass covers both */
function sealInPlace(key: Uint8Array, bytes: Buffer): Buffer {
  bytes.set(key, bytes.length - key.length);
  bytes.writeUInt32LE(crc32(bytes.subarray(CRC_BYTES)), 0);
  return bytes.subarray(0, bytes.length - key.length);
}

function checksum(key: Uint8Array, sealed: Buffer): number {
  return crc32(key, crc32(sealed.subarray(CRC_BYTES)));
}
