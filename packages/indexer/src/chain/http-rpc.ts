import { IndexError } from "@green-ledger/domain/projection";
import { BaseError, http, RpcRequestError } from "viem";
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
      const refusal = refusalIn(error);
      if (refusal !== undefined) return { ok: false, code: refusal.code, message: refusal.details };
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

/** The node's own words, unless they came with an HTTP error: then it did not get to the call. */
function refusalIn(error: unknown): RpcRequestError | undefined {
  const cause = error instanceof BaseError ? error.walk((e) => e instanceof RpcRequestError) : undefined;
  return cause instanceof RpcRequestError && cause.status === undefined ? cause : undefined;
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
}
