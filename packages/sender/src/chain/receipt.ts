import type { Bytes32, Hex } from "@green-ledger/domain";

/** A log as the node gives it. */
export interface RawLog {
  address: Hex;
  topics: readonly Hex[];
  data: Hex;
}

/** What became of a transaction in a block. */
export interface Receipt {
  hash: Bytes32;
  block: number;
  blockHash: Bytes32;
  succeeded: boolean;
  gasUsed: number;
  logs: readonly RawLog[];
  /** What a reverted call returned; only from nodes that keep it. */
  revertReason: Hex | undefined;
}

interface ReceiptJson {
  transactionHash: Bytes32;
  blockNumber: Hex | null;
  blockHash: Bytes32 | null;
  status: Hex;
  gasUsed: Hex;
  logs: readonly RawLog[];
  revertReason?: Hex;
}

/** Reads a reply to `eth_getTransactionReceipt`; undefined while the transaction is in no block. */
export function readReceipt(reply: unknown): Receipt | undefined {
  const json = reply as ReceiptJson | null;
  if (json === null || json.blockNumber === null || json.blockHash === null) return undefined;
  return {
    hash: json.transactionHash,
    block: Number(json.blockNumber),
    blockHash: json.blockHash,
    succeeded: json.status === "0x1",
    gasUsed: Number(json.gasUsed),
    logs: json.logs,
    revertReason: json.revertReason,
  };
}
