import { encodeRlp, type RlpStructuredDataish } from "ethers";
import { z } from "zod";
import { type Hex, lower } from "../hex.ts";

const Bytes = z.string().regex(/^0x([0-9a-fA-F]{2})*$/);
const Quantity = z.string().regex(/^0x[0-9a-fA-F]+$/);

/** A block as a node tells it. The later fields came with hard forks, one after another. */
export const RpcBlock = z.object({
  hash: Bytes,
  parentHash: Bytes,
  sha3Uncles: Bytes,
  miner: Bytes,
  stateRoot: Bytes,
  transactionsRoot: Bytes,
  receiptsRoot: Bytes,
  logsBloom: Bytes,
  difficulty: Quantity,
  number: Quantity,
  gasLimit: Quantity,
  gasUsed: Quantity,
  timestamp: Quantity,
  extraData: Bytes,
  mixHash: Bytes,
  nonce: Bytes,
  baseFeePerGas: Quantity.nullish(),
  withdrawalsRoot: Bytes.nullish(),
  blobGasUsed: Quantity.nullish(),
  excessBlobGas: Quantity.nullish(),
  parentBeaconBlockRoot: Bytes.nullish(),
  requestsHash: Bytes.nullish(),
  transactions: z.array(Bytes),
});
export type RpcBlock = z.infer<typeof RpcBlock>;

export const RpcReceipt = z.object({
  type: Quantity.default("0x0"),
  status: Quantity,
  cumulativeGasUsed: Quantity,
  logsBloom: Bytes,
  logs: z.array(z.object({ address: Bytes, topics: z.array(Bytes), data: Bytes })),
});
export type RpcReceipt = z.infer<typeof RpcReceipt>;

export function headerRlp(block: RpcBlock): Hex {
  const forks: (Hex | undefined)[] = [
    optional(block.baseFeePerGas, scalar),
    optional(block.withdrawalsRoot, lower),
    optional(block.blobGasUsed, scalar),
    optional(block.excessBlobGas, scalar),
    optional(block.parentBeaconBlockRoot, lower),
    optional(block.requestsHash, lower),
  ];
  return rlp([
    block.parentHash,
    block.sha3Uncles,
    block.miner,
    block.stateRoot,
    block.transactionsRoot,
    block.receiptsRoot,
    block.logsBloom,
    scalar(block.difficulty),
    scalar(block.number),
    scalar(block.gasLimit),
    scalar(block.gasUsed),
    scalar(block.timestamp),
    block.extraData,
    block.mixHash,
    block.nonce,
    ...forks.filter((field) => field !== undefined),
  ]);
}

/** As it stands in the tree: its type in front, but for the oldest. */
export function receiptRlp({ type, status, cumulativeGasUsed, logsBloom, logs }: RpcReceipt): Hex {
  const body = rlp([
    scalar(status),
    scalar(cumulativeGasUsed),
    logsBloom,
    logs.map(({ address, topics, data }) => [address, topics, data]),
  ]);
  const kind = Number(type);
  return kind === 0 ? body : `0x${kind.toString(16).padStart(2, "0")}${body.slice(2)}`;
}

function rlp(items: RlpStructuredDataish): Hex {
  return lower(encodeRlp(items));
}

/** A number without leading zeros. */
function scalar(quantity: string): Hex {
  const digits = quantity.slice(2).replace(/^0+/, "");
  return `0x${digits.length % 2 === 0 ? "" : "0"}${digits}`;
}

function optional(value: string | null | undefined, write: (value: string) => Hex): Hex | undefined {
  return value === null || value === undefined ? undefined : write(value);
}
