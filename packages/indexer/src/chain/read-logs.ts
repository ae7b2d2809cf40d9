import type { Address } from "@green-ledger/domain";
import type { Announced } from "./announced.ts";
import { askAll, resultOf } from "./ask.ts";
import { logsOfFilter, logsOfReceipts } from "./check-receipts.ts";
import { badReply, type Header, type RawLog } from "./raw.ts";
import type { Rpc, RpcCall } from "./rpc.ts";

/** Reads the logs of our contracts, block by block. */
export interface LogReader {
  /**
   * The logs of our contracts in each of the blocks, in order.
   * @throws IndexError `node_unreachable`, or `node_reply_invalid` if they are not the blocks' logs
   */
  read(headers: readonly Header[], signal: AbortSignal): Promise<RawLog[][]>;
}

const METHOD_NOT_FOUND = -32601;
const METHOD_NOT_SUPPORTED = -32004;

export function createLogReader(deps: {
  rpc: Rpc;
  addresses: readonly Address[];
  announced: Announced;
}): LogReader {
  const { rpc, addresses, announced } = deps;
  const ours = new Set(addresses);
  // Full receipts can be checked for gaps; not every node has the method.
  let receiptsSupported = true;

  async function readAll(headers: readonly Header[], signal: AbortSignal): Promise<RawLog[][]> {
    if (!receiptsSupported) return filtered(headers, addresses, signal);
    const calls = headers.map(({ hash }): RpcCall => ({ method: "eth_getBlockReceipts", params: [hash] }));
    const replies = calls.length === 0 ? [] : await rpc.send(calls, signal);
    if (replies.some((reply) => !reply.ok && isUnsupported(reply.code))) {
      receiptsSupported = false;
      return filtered(headers, addresses, signal);
    }
    return headers.map((header, i) => {
      const receipts = resultOf({ method: "eth_getBlockReceipts", params: [] }, replies[i]);
      if (receipts === null) throw badReply(`no receipts for block ${header.number}`, { hash: header.hash });
      return logsOfReceipts(header, receipts).filter(({ address }) => ours.has(address));
    });
  }

  async function filtered(
    headers: readonly Header[],
    address: readonly Address[],
    signal: AbortSignal,
  ): Promise<RawLog[][]> {
    const calls = headers.map(({ hash }) => ({
      method: "eth_getLogs",
      params: [{ blockHash: hash, address }],
    }));
    const replies = await askAll(rpc, calls, signal);
    return headers.map((header, i) => logsOfFilter(header, replies[i]));
  }

  /** A filter may announce by chance. It does not if the node, asked in another way, has logs after all. */
  async function refuseHidden(header: Header, logs: readonly RawLog[], signal: AbortSignal): Promise<void> {
    const silent = announced.silent(header, logs);
    if (silent.length === 0) return;
    const [hidden = []] = await filtered([header], silent, signal);
    if (hidden.length === 0) return;
    throw badReply(`block ${header.number} without ${hidden.length} of its logs`, { hash: header.hash });
  }

  return {
    async read(headers, signal) {
      const candidates = headers.filter(({ logsBloom }) => announced.any(logsBloom));
      const found = await readAll(candidates, signal);
      await Promise.all(candidates.map((header, i) => refuseHidden(header, found[i] ?? [], signal)));
      const byHash = new Map(candidates.map(({ hash }, i) => [hash, found[i] ?? []]));
      return headers.map(({ hash }) => byHash.get(hash) ?? []);
    },
  };
}

function isUnsupported(code: number): boolean {
  return code === METHOD_NOT_FOUND || code === METHOD_NOT_SUPPORTED;
}
