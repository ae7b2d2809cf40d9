import type { Rpc } from "@green-ledger/sender";
import type { RpcRequest } from "../deployment/index.ts";

/** One call to a node elsewhere. Throws what the node answers as an error, with its code. */
export function remoteRequest(rpc: Rpc): RpcRequest {
  return async (method, params = []) => {
    const [reply] = await rpc.batch([{ method, params }]);
    if (reply === undefined) throw new TypeError("a batch of one has one reply");
    if ("result" in reply) return reply.result;
    throw Object.assign(new Error(`The node refuses ${method}: ${reply.error.message}`), {
      code: reply.error.code,
    });
  };
}
