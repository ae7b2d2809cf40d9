/** One JSON-RPC call. */
export interface RpcCall {
  method: string;
  params: readonly unknown[];
}

/** What the node answered to one call: a result, or its refusal. */
export type RpcReply = { ok: true; result: unknown } | { ok: false; code: number; message: string };

/** The chain's node. */
export interface Rpc {
  /**
   * Sends several calls together. The replies are in the order of the calls.
   * @throws IndexError `node_unreachable` if there is no usable answer at all
   */
  send(calls: readonly RpcCall[], signal: AbortSignal): Promise<RpcReply[]>;
}
