import type { Address, Hex } from "@green-ledger/domain";
import type { Rpc, RpcReply, RpcRequest } from "../chain/rpc.ts";
import { SenderError } from "../errors/sender-error.ts";
import { returnedBy } from "../lane/revert.ts";
import { type CallResult, decodeResults, EXECUTOR_CODE, encodeCalls, type PlannedCall } from "./executor.ts";

/** More than any block has. Nodes have limits of their own, and lower it. */
const GAS: Hex = "0x1dcd6500";
const OUT_OF_GAS = /out of gas|gas (?:required )?exceeds/i;

/**
 * Makes calls from a key, one after another on the state of a block, without changing anything.
 * @param block number in hexadecimal
 * @throws SenderError `chain_unreachable`, `dry_run_unavailable`, `dry_run_too_large`
 */
export async function runCalls(
  rpc: Rpc,
  calls: readonly PlannedCall[],
  from: Address,
  block: Hex,
): Promise<CallResult[]> {
  const [only] = calls;
  if (only !== undefined && calls.length === 1) return [await runOne(rpc, only, from, block)];
  const override = { [from]: { code: EXECUTOR_CODE } };
  const request = {
    method: "eth_call",
    params: [{ to: from, data: encodeCalls(calls), gas: GAS }, block, override],
  };
  const reply = await single(rpc, request);
  if ("error" in reply) throw refused(reply.error.message);
  // A node that does not know overrides calls an address without code, which returns nothing.
  const results = decodeResults(reply.result as Hex, calls.length);
  if (results === undefined) throw refused("it does not run code in the place of an account");
  return results;
}

/** One call needs no executor: it is the very call that the write would make. */
async function runOne(rpc: Rpc, { to, data }: PlannedCall, from: Address, block: Hex): Promise<CallResult> {
  const reply = await single(rpc, { method: "eth_call", params: [{ from, to, data, gas: GAS }, block] });
  if ("result" in reply) return { succeeded: true, data: reply.result as Hex };
  if (OUT_OF_GAS.test(reply.error.message)) throw refused(reply.error.message);
  const returned = returnedBy(reply.error);
  if (returned === undefined) throw refused(reply.error.message);
  return { succeeded: false, data: returned };
}

async function single(rpc: Rpc, request: RpcRequest): Promise<RpcReply> {
  const [reply] = await rpc.batch([request]);
  if (reply === undefined)
    throw new SenderError("chain_unreachable", "The chain's node gives no reply. See whether it runs.");
  return reply;
}

function refused(message: string): SenderError {
  if (OUT_OF_GAS.test(message)) {
    const text = "The dry run needs more gas than the node gives one. Make it in smaller parts.";
    return new SenderError("dry_run_too_large", text);
  }
  const text = `The node cannot make this dry run: ${message}. Use one that takes state overrides in eth_call.`;
  return new SenderError("dry_run_unavailable", text);
}
