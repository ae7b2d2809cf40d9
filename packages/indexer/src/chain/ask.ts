import { IndexError } from "@green-ledger/domain/projection";
import type { Rpc, RpcCall, RpcReply } from "./rpc.ts";

/**
 * Sends calls that the node must answer, and gives the results in their order.
 * @throws IndexError `node_unreachable` if it refuses one
 */
export async function askAll(rpc: Rpc, calls: readonly RpcCall[], signal: AbortSignal): Promise<unknown[]> {
  if (calls.length === 0) return [];
  const replies = await rpc.send(calls, signal);
  return calls.map((call, i) => resultOf(call, replies[i]));
}

export function resultOf({ method }: RpcCall, reply: RpcReply | undefined): unknown {
  if (reply?.ok) return reply.result;
  const [code, why] = reply === undefined ? [null, "no reply"] : [reply.code, reply.message];
  const message = `The chain's node refuses ${method} (${code}): ${why}. It is asked again.`;
  throw new IndexError("node_unreachable", message, { method, code });
}
