import { IndexError } from "@green-ledger/domain/projection";
import { http, RpcRequestError } from "viem";
import type { Rpc, RpcCall, RpcReply } from "./rpc.ts";

export interface HttpRpcOptions {
  url: string;
  /** @default 30_000 */
  timeoutMs?: number | undefined;
  /** Largest reply that is read. @default 64 MiB */
  maxReplyBytes?: number | undefined;
  /** Sent with every request, e.g. for authentication. */
  headers?: Readonly<Record<string, string>> | undefined;
}

const CALLS_PER_REQUEST = 100;

/** A node behind a URL. Calls that are sent together go in one HTTP request. Retries are the caller's. */
export function createHttpRpc(options: HttpRpcOptions): Rpc {
  const { url, timeoutMs = 30_000, maxReplyBytes = 64 << 20, headers = {} } = options;
  const transport = http(url, {
    batch: { batchSize: CALLS_PER_REQUEST },
    fetchOptions: { headers },
    maxResponseBodySize: maxReplyBytes,
    retryCount: 0,
    timeout: timeoutMs,
  })({});

  async function call({ method, params }: RpcCall, signal: AbortSignal): Promise<RpcReply> {
    try {
      return { ok: true, result: await transport.request({ method, params }, { signal }) };
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof RpcRequestError && error.status === undefined) {
        return { ok: false, code: error.code, message: error.details };
      }
      throw new IndexError(
        "node_unreachable",
        `The chain's node does not answer ${method} as it should: ${firstLine(error)} It is asked again.`,
        { method },
        { cause: error },
      );
    }
  }
  return { send: (calls, signal) => Promise.all(calls.map((each) => call(each, signal))) };
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
}
