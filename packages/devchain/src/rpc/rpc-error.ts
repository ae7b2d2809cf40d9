/** JSON-RPC error codes that this chain gives itself; the others come from the EVM unchanged. */
export const RPC_CODES = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  transactionRejected: -32000,
  resourceUnavailable: -32002,
  executionReverted: 3,
} as const;

/** A JSON-RPC error reply. */
export class RpcError extends Error {
  override readonly name = "RpcError";
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data?: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/** The reply text of an error. */
export function errorText(error: {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}): string {
  const { code, message, data } = error;
  return JSON.stringify({
    error: data === undefined || data === null ? { code, message } : { code, message, data },
  });
}

/** The reply text of a result. */
export function resultText(result: unknown): string {
  return JSON.stringify({ result });
}
