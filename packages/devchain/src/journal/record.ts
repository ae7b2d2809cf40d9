import type { Hex } from "../hex.ts";
import { fromHex, toHex } from "../hex.ts";
import type { ChainIdentity } from "../identity.ts";

/** All that is needed to make a block again, and the hash it must have. */
export type BlockRecord = {
  readonly number: number;
  readonly hash: Hex;
  /** Seconds since 1970. */
  readonly timestamp: bigint;
  /** Signed transactions as they were sent, in block order. */
  readonly transactions: readonly Uint8Array[];
};

const IDENTITY = 0;
const BLOCK = 1;
const HASH_BYTES = 32;
const BLOCK_HEAD_BYTES = 1 + 8 + 8 + HASH_BYTES + 4;

/** The payload of a chain's first record. */
export function encodeIdentity(identity: ChainIdentity): Buffer {
  return Buffer.concat([Buffer.of(IDENTITY), Buffer.from(JSON.stringify(identity), "utf8")]);
}

/** The identity in a payload, or undefined when it holds something else. */
export function decodeIdentity(payload: Buffer): ChainIdentity | undefined {
  if (payload[0] !== IDENTITY) return undefined;
  return JSON.parse(payload.toString("utf8", 1)) as ChainIdentity;
}

/** The payload of a block's record: kind, number, timestamp, hash, count, then length and bytes of each transaction. */
export function encodeBlock(block: BlockRecord): Buffer {
  const size = block.transactions.reduce((total, raw) => total + 4 + raw.length, BLOCK_HEAD_BYTES);
  const payload = Buffer.allocUnsafe(size);
  payload.writeUInt8(BLOCK, 0);
  payload.writeBigUInt64BE(BigInt(block.number), 1);
  payload.writeBigUInt64BE(block.timestamp, 9);
  payload.set(fromHex(block.hash), 17);
  payload.writeUInt32BE(block.transactions.length, 17 + HASH_BYTES);
  let at = BLOCK_HEAD_BYTES;
  for (const raw of block.transactions) {
    payload.writeUInt32BE(raw.length, at);
    payload.set(raw, at + 4);
    at += 4 + raw.length;
  }
  return payload;
}

/** The block in a payload, or undefined when it holds something else. The transactions share the payload's memory. */
export function decodeBlock(payload: Buffer): BlockRecord | undefined {
  if (payload.length < BLOCK_HEAD_BYTES || payload[0] !== BLOCK) return undefined;
  const count = payload.readUInt32BE(17 + HASH_BYTES);
  const transactions: Buffer[] = [];
  let at = BLOCK_HEAD_BYTES;
  for (let index = 0; index < count; index++) {
    if (at + 4 > payload.length) return undefined;
    const length = payload.readUInt32BE(at);
    at += 4;
    if (at + length > payload.length) return undefined;
    transactions.push(payload.subarray(at, at + length));
    at += length;
  }
  if (at !== payload.length) return undefined;
  return {
    number: Number(payload.readBigUInt64BE(1)),
    timestamp: payload.readBigUInt64BE(9),
    hash: toHex(payload.subarray(17, 17 + HASH_BYTES)),
    transactions,
  };
}
