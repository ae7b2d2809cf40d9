import type { Hex } from "./hex.ts";

/** A block's own facts, and the hashes of its transactions in block order. */
export type Block = {
  readonly number: number;
  readonly hash: Hex;
  readonly parentHash: Hex;
  /** Seconds since 1970. */
  readonly timestamp: bigint;
  readonly transactions: readonly Hex[];
};

/** Reads a JSON-RPC block that holds hashes of transactions. */
export function parseBlock(value: unknown): Block {
  const block = value as Record<"number" | "hash" | "parentHash" | "timestamp", Hex> & {
    readonly transactions: readonly Hex[];
  };
  return {
    number: Number(block.number),
    hash: block.hash,
    parentHash: block.parentHash,
    timestamp: BigInt(block.timestamp),
    transactions: block.transactions,
  };
}
