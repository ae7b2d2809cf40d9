import { SenderError } from "../errors/sender-error.ts";

export interface RpcRequest {
  method: string;
  params: readonly unknown[];
}

export interface RpcFault {
  code: number;
  message: string;
  data?: unknown;
}

export type RpcReply = { result: unknown } | { error: RpcFault };

/** A node of the chain. */
export interface Rpc {
  /**
   * Sends requests together. The replies come in the order of the requests.
   * @throws SenderError `chain_unreachable`: whether the node did what it was asked is unknown
   */
  batch(requests: readonly RpcRequest[]): Promise<RpcReply[]>;
}

/** Asks one thing. @throws SenderError `chain_unreachable`, `chain_refused` */
export async function ask(rpc: Rpc, method: string, params: readonly unknown[] = []): Promise<unknown> {
  const [result] = await askAll(rpc, [{ method, params }]);
  return result;
}

/** Asks several things at once. @throws SenderError `chain_unreachable`, `chain_refused` for the first refused */
export async function askAll(rpc: Rpc, requests: readonly RpcRequest[]): Promise<unknown[]> {
  if (requests.length === 0) return [];
  const replies = await rpc.batch(requests);
  return replies.map((reply, index) => {
    if ("result" in reply) return reply.result;
    const text = `The node refuses ${requests[index]?.method}: ${reply.error.message}`;
    throw new SenderError("chain_refused", text, { cause: reply.error });
  });
}
