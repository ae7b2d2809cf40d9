import { CertificateError } from "@green-ledger/verify";
import {
  blockOf,
  createSealWatch,
  MakingError,
  receiptsTrieOf,
  type SealedBlock,
} from "@green-ledger/verify/making";
import { resultOf } from "./ask.ts";
import { badReply } from "./raw.ts";
import type { Rpc, RpcCall, RpcReply } from "./rpc.ts";

/** Blocks whose headers are remembered until their receipts come. */
const REMEMBERED = 4096;

const BLOCK_METHODS = new Set(["eth_getBlockByNumber", "eth_getBlockByHash"]);

/**
 * A node that is not believed: every header's hash is computed again, the receipts of a block must be those that its
 * header names, and on a QBFT network enough of the validators must have sealed it. So a node cannot change, leave out
 * or invent an event; at most it can show an old state. Hashes of transactions are only places, and are not checked.
 * @param validators who validated the network at genesis; without, seals are not looked at
 */
export function createVerifiedRpc(rpc: Rpc, validators: readonly `0x${string}`[] | undefined): Rpc {
  const watch = validators === undefined ? undefined : createSealWatch([...validators].sort());
  const blocks = new Map<string, SealedBlock>();

  function checkBlock(reply: unknown): SealedBlock | undefined {
    if (reply === null || reply === undefined) return undefined;
    const block = verified(() => blockOf(reply));
    if (blocks.has(block.hash)) return block;
    verified(() => watch?.check(block.header));
    blocks.set(block.hash, block);
    const [oldest] = blocks.keys();
    if (blocks.size > REMEMBERED && oldest !== undefined) blocks.delete(oldest);
    return block;
  }

  async function checkReceipts({ params }: RpcCall, reply: RpcReply, signal: AbortSignal): Promise<void> {
    const receipts = resultOf({ method: "eth_getBlockReceipts", params }, reply);
    const block = blocks.get(String(params[0])) ?? (await ask(params[0], signal));
    if (block === undefined || receipts === null) throw badReply(`no receipts for block ${params[0]}`);
    verified(() => receiptsTrieOf(block, receipts));
  }

  async function ask(hash: unknown, signal: AbortSignal): Promise<SealedBlock | undefined> {
    const call = { method: "eth_getBlockByHash", params: [hash, false] };
    const [reply] = await rpc.send([call], signal);
    return checkBlock(resultOf(call, reply));
  }

  return {
    async send(calls, signal) {
      const replies = await rpc.send(calls, signal);
      for (const [i, call] of calls.entries()) {
        const reply = replies[i];
        if (reply === undefined) continue;
        // A node without this method could only give logs that nothing proves, so it is of no use here.
        if (call.method === "eth_getBlockReceipts") await checkReceipts(call, reply, signal);
        else if (reply.ok && BLOCK_METHODS.has(call.method)) checkBlock(reply.result);
      }
      return replies;
    },
  };
}

/** @throws IndexError `node_reply_invalid` */
function verified<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof MakingError || error instanceof CertificateError) throw badReply(error.message);
    throw error;
  }
}
