import type { Rpc, RpcFault, RpcReply } from "./rpc.ts";

/** A node in this process: `request` throws what the node answers as an error, with its code. */
export function createRequestRpc(
  request: (method: string, params: readonly unknown[]) => Promise<unknown>,
): Rpc {
  async function one(method: string, params: readonly unknown[]): Promise<RpcReply> {
    try {
      return { result: await request(method, params) };
    } catch (error) {
      if (error instanceof Error && "code" in error && typeof error.code === "number") {
        const fault: RpcFault = { code: error.code, message: error.message };
        return { error: "data" in error ? { ...fault, data: error.data } : fault };
      }
      throw error;
    }
  }
  // All are started before the first is done, so that transactions can share a block.
  return { batch: (requests) => Promise.all(requests.map(({ method, params }) => one(method, params))) };
}
