import { getHttpRpcClient } from "viem/utils";
import { SenderError } from "../errors/sender-error.ts";
import type { Rpc, RpcReply } from "./rpc.ts";

export interface HttpRpcOptions {
  url: string;
  /** A node may answer only when the transactions of the batch are in a block. @default 60_000 */
  timeoutMs?: number;
}

/** Receipts of bulk calls are large. */
const LARGEST_REPLY = 256 * 1024 * 1024;

/** A node over HTTP. */
export function createHttpRpc({ url, timeoutMs = 60_000 }: HttpRpcOptions): Rpc {
  const client = getHttpRpcClient(url, { timeout: timeoutMs, maxResponseBodySize: LARGEST_REPLY });
  return {
    async batch(requests) {
      const body = requests.map(({ method, params }, id) => ({
        jsonrpc: "2.0" as const,
        id,
        method,
        params,
      }));
      let replies: readonly unknown[];
      try {
        replies = await client.request({ body });
      } catch (error) {
        // Not the cause itself: it repeats the whole request, signed bytes and all.
        throw unreachable(error instanceof Error ? error.name : "no reply");
      }
      const byId = new Map(replies.filter(isReply).map((reply) => [reply.id, reply]));
      return requests.map(({ method }, id) => {
        const reply = byId.get(id);
        if (reply === undefined) throw unreachable(`no reply to ${method}`);
        return reply;
      });
    },
  };
}

function isReply(value: unknown): value is RpcReply & { id: number } {
  return (
    typeof value === "object" && value !== null && "id" in value && ("result" in value || "error" in value)
  );
}

function unreachable(what: string): SenderError {
  return new SenderError(
    "chain_unreachable",
    `The chain's node does not answer (${what}). See whether it runs.`,
  );
}
