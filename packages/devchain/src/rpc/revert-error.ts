import { errorText, RPC_CODES } from "./rpc-error.ts";

type EngineError = {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly data?:
      | { readonly reason?: { readonly Revert?: string }; readonly data?: string }
      | string
      | null;
  };
};

/**
 * Gives a reverted call the form that consortium nodes give it: code 3, "execution reverted", and the contract's
 * bytes as `data`. The EVM's own form hides them one level down, where clients do not look. Any other reply is
 * passed on as it is.
 */
export function withStandardRevert(reply: string): string {
  if (!reply.startsWith('{"error"')) return reply;
  const { error } = JSON.parse(reply) as EngineError;
  const { data } = error;
  if (typeof data !== "object" || data?.reason?.Revert === undefined) return reply;
  return errorText({
    code: RPC_CODES.executionReverted,
    message: `execution reverted: ${error.message.replace(/^VM Exception while processing transaction: /, "")}`,
    data: data.data ?? data.reason.Revert,
  });
}
