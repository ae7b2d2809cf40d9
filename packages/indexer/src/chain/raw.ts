import type { Hex } from "@green-ledger/domain";
import { IndexError } from "@green-ledger/domain/projection";

/** A block as the node gives it, checked field by field. */
export interface Header {
  number: number;
  hash: Hex;
  parentHash: Hex;
  /** Second of the block. */
  time: number;
  logsBloom: Hex;
  transactions: readonly Hex[];
}

/** A log as the node gives it. */
export interface RawLog {
  address: Hex;
  topics: readonly Hex[];
  data: Hex;
  logIndex: number;
  transactionHash: Hex;
}

type Fields = Readonly<Record<string, unknown>>;

/** The error for a reply that contradicts itself or its block. */
export function badReply(what: string, details: Fields = {}): IndexError {
  return new IndexError("node_reply_invalid", `The chain's node gave ${what}. It is asked again.`, details);
}

export function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw badReply(`no object as ${what}`);
  return value as Fields;
}

export function listOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw badReply(`no list as ${what}`);
  return value;
}

/** Lower-case bytes of one width, or of any. */
export function hexOf(value: unknown, what: string, bytes?: number): Hex {
  if (typeof value === "string") {
    const text = value.toLowerCase();
    const fits = bytes === undefined ? text.length % 2 === 0 : text.length === 2 + 2 * bytes;
    if (fits && /^0x[0-9a-f]*$/.test(text)) return text as Hex;
  }
  throw badReply(`no ${bytes ?? ""} bytes as ${what}`);
}

export function quantityOf(value: unknown, what: string): number {
  if (typeof value === "string" && /^0x[0-9a-f]{1,13}$/i.test(value)) return Number.parseInt(value, 16);
  throw badReply(`no number as ${what}`);
}

/** Undefined if the node has no such block. @throws IndexError `node_reply_invalid` */
export function headerOf(value: unknown): Header | undefined {
  if (value === null) return undefined;
  const block = fieldsOf(value, "a block");
  return {
    number: quantityOf(block.number, "a block's number"),
    hash: hexOf(block.hash, "a block's hash", 32),
    parentHash: hexOf(block.parentHash, "a block's parent", 32),
    time: quantityOf(block.timestamp, "a block's time"),
    logsBloom: hexOf(block.logsBloom, "a block's bloom", 256),
    transactions: listOf(block.transactions, "a block's transactions").map((hash) =>
      hexOf(hash, "a transaction's hash", 32),
    ),
  };
}
