import type { Rpc, RpcReply, RpcRequest } from "../src/index.ts";

/** Answers one request in the place of the node; undefined lets the node answer. May throw, as a line that breaks. */
export type Fault = (request: RpcRequest, forward: () => Promise<RpcReply>) => Promise<RpcReply> | undefined;

/** A node, or the line to it, that does what a test says. */
export function faultyRpc(rpc: Rpc, fault: Fault): Rpc {
  async function one(request: RpcRequest): Promise<RpcReply> {
    const forward = async () => {
      const [reply] = await rpc.batch([request]);
      if (reply === undefined) throw new Error("no reply");
      return reply;
    };
    return (await fault(request, forward)) ?? forward();
  }
  return { batch: (requests) => Promise.all(requests.map(one)) };
}

export const isSend = ({ method }: RpcRequest): boolean => method === "eth_sendRawTransaction";

export const refusal = (message: string): RpcReply => ({ error: { code: -32000, message } });
