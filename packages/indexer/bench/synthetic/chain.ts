import { open } from "node:fs/promises";
import type { Hex } from "@green-ledger/domain";
import type { LedgerContract } from "@green-ledger/domain/projection";
import { IndexError } from "@green-ledger/domain/projection";
import type { Rpc, RpcCall, RpcReply } from "../../src/index.ts";
import { CONTRACTS, createStory, id32, type SyntheticLog } from "./story.ts";

/** A chain whose blocks lie in a file as a node's JSON, so that reading them costs what it costs, and no memory. */
export interface SyntheticChain {
  rpc: Rpc;
  head: number;
  events: number;
  close(): Promise<void>;
}

const GENESIS = 0;
const BLOCK_HASH = 100;
const TRANSACTION = 101;
const FULL_BLOOM: Hex = `0x${"ff".repeat(256)}`;
const EMPTY_BLOOM: Hex = `0x${"00".repeat(256)}`;

interface Stored {
  header: object;
  receipts: { start: number; length: number };
  sequences: ReadonlyMap<LedgerContract, bigint>;
}

/**
 * Writes a chain of payments.
 * @param path of the file
 * @param paymentsOf how many payments each block has
 */
export async function writeChain(path: string, paymentsOf: readonly number[]): Promise<SyntheticChain> {
  const story = createStory();
  const file = await open(path, "w+");
  const blocks: Stored[] = [];
  let offset = 0;
  let events = 0;

  async function add(logs: readonly SyntheticLog[]): Promise<void> {
    const number = blocks.length;
    const text = Buffer.from(JSON.stringify(receiptsOf(number, logs)));
    await file.write(text);
    blocks.push({
      header: headerOf(number, logs.length > 0),
      receipts: { start: offset, length: text.length },
      sequences: story.sequences(),
    });
    offset += text.length;
    events += logs.length;
  }

  await add([]);
  await add(story.founding());
  for (const count of paymentsOf) await add(Array.from({ length: count }, () => story.payment()).flat());

  async function answer({ method, params }: RpcCall): Promise<unknown> {
    switch (method) {
      case "eth_chainId":
        return "0x1";
      case "eth_getCode":
        return "0x00";
      case "eth_getBlockByNumber":
        return blocks[params[0] === "latest" ? blocks.length - 1 : Number(params[0])]?.header ?? null;
      case "eth_getBlockReceipts":
        return receiptsAt(blockAt(params[0] as Hex));
      case "eth_call": {
        const [{ to }, { blockHash }] = params as [{ to: Hex }, { blockHash: Hex }];
        const contract = Object.entries(CONTRACTS).find(([, at]) => at === to)?.[0] as LedgerContract;
        const seq = blockAt(blockHash).sequences.get(contract) ?? 0n;
        return `0x${seq.toString(16).padStart(64, "0")}`;
      }
      default:
        throw new IndexError("node_unreachable", `${method} is not answered here`);
    }
  }

  const blockAt = (hash: Hex): Stored => blocks[Number.parseInt(hash.slice(10), 16)] as Stored;

  async function receiptsAt({ receipts: { start, length } }: Stored): Promise<unknown> {
    const { buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, start);
    return JSON.parse(buffer.toString("utf8"));
  }

  return {
    rpc: {
      send: (calls) =>
        Promise.all(calls.map(async (call): Promise<RpcReply> => ({ ok: true, result: await answer(call) }))),
    },
    head: blocks.length - 1,
    events,
    close: () => file.close(),
  };
}

function headerOf(number: number, busy: boolean): object {
  return {
    number: `0x${number.toString(16)}`,
    hash: id32(BLOCK_HASH, number),
    parentHash: number === GENESIS ? id32(0, 0) : id32(BLOCK_HASH, number - 1),
    timestamp: `0x${(1_790_000_000 + number).toString(16)}`,
    logsBloom: busy ? FULL_BLOOM : EMPTY_BLOOM,
    transactions: busy ? [id32(TRANSACTION, number)] : [],
  };
}

function receiptsOf(number: number, logs: readonly SyntheticLog[]): object[] {
  if (logs.length === 0) return [];
  const place = {
    blockHash: id32(BLOCK_HASH, number),
    blockNumber: `0x${number.toString(16)}`,
    transactionHash: id32(TRANSACTION, number),
    transactionIndex: "0x0",
  };
  const entries = logs.map(({ contract, topics, data }, i) => ({
    address: CONTRACTS[contract],
    topics,
    data,
    ...place,
    logIndex: `0x${i.toString(16)}`,
    removed: false,
  }));
  return [{ ...place, status: "0x1", logs: entries }];
}
