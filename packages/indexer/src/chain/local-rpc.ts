import { IndexError } from "@green-ledger/domain/projection";
import type { Rpc, RpcCall, RpcReply } from "./rpc.ts";

/** A call to a chain in this process. Rejects with a `code` and a `message` where the chain refuses. */
export type LocalRequest = (method: string, params?: readonly unknown[]) => Promise<unknown>;

/** A chain in this process, without a network in between. */
export function createLocalRpc(request: LocalRequest): Rpc {
  async function call({ method, params }: RpcCall): Promise<RpcReply> {
    try {
      return { ok: true, result: await request(method, params) };
    } catch (error) {
      if (isRefusal(error)) return { ok: false, code: error.code, message: error.message };
      const message = `The chain in this process does not answer ${method}. See its own messages.`;
      throw new IndexError("node_unreachable", message, { method }, { cause: error });
    }
  }
  return { send: (calls) => Promise.all(calls.map(call)) };
}

function isRefusal(error: unknown): error is { code: number; message: string } {
  return error instanceof Error && "code" in error && typeof error.code === "number";
}
