import type { KeyPart } from "@green-ledger/domain";

const U32 = 0x1_0000_0000;

/**
 * A raw key: one byte that names the key space, then the parts at fixed width, big-endian, so that the order of the
 * bytes is the order of the parts.
 * @throws RangeError if a number does not fit its width
 */
export function encodeKey(space: number, parts: readonly KeyPart[]): Buffer {
  let length = 1;
  for (const part of parts) length += widthOf(part);
  const key = Buffer.allocUnsafe(length);
  key[0] = space;
  let offset = 1;
  for (const part of parts) offset = writePart(key, part, offset);
  return key;
}

function widthOf(part: KeyPart): number {
  if ("bytes" in part) return (part.bytes.length - 2) >> 1;
  return "u32" in part ? 4 : 8;
}

function writePart(key: Buffer, part: KeyPart, offset: number): number {
  if ("bytes" in part) {
    const width = (part.bytes.length - 2) >> 1;
    const written = key.write(part.bytes.slice(2), offset, width, "hex");
    if (written !== width || part.bytes.length % 2 !== 0)
      throw new RangeError(`not hexadecimal bytes: ${part.bytes}`);
    return offset + width;
  }
  if ("u32" in part) return key.writeUInt32BE(part.u32, offset);
  if (!Number.isSafeInteger(part.u64) || part.u64 < 0)
    throw new RangeError(`not a whole number: ${part.u64}`);
  key.writeUInt32BE(Math.floor(part.u64 / U32), offset);
  return key.writeUInt32BE(part.u64 % U32, offset + 4);
}

/** The smallest key that is greater than every key with this prefix; undefined if there is none. */
export function endOfPrefix(prefix: Uint8Array): Buffer | undefined {
  const end = Buffer.from(prefix);
  for (let i = end.length - 1; i >= 0; i--) {
    const byte = end[i] ?? 0;
    if (byte < 0xff) {
      end[i] = byte + 1;
      return end.subarray(0, i + 1);
    }
  }
  return undefined;
}

/** A raw key as text, for messages and page marks. */
export function keyText(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString("hex");
}
