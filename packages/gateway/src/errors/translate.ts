import type { ErrorCode } from "@green-ledger/api";
import { GatewayError } from "./gateway-error.ts";

/** Codes of the store and the sender, and what the caller is told. What is not here is an internal error. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  disk_full: "store_full",
  projection_empty: "not_ready",
  stopping: "not_ready",
  chain_unreachable: "chain_unreachable",
  chain_refused: "chain_unreachable",
  // Of certificates.
  block_unknown: "chain_unreachable",
  reply_invalid: "chain_unreachable",
  claim_false: "not_certifiable",
  dry_run_unavailable: "dry_run_unavailable",
  dry_run_too_large: "dry_run_too_large",
  signer_unknown: "signer_missing",
};

/** Anything that was thrown, as what the caller may know of it: never a stack, never the text of an inner error. */
export function translateError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  const { code, status } = (typeof error === "object" && error !== null ? error : {}) as {
    code?: unknown;
    status?: unknown;
  };
  const known = typeof code === "string" ? CODES[code] : undefined;
  if (known !== undefined) return new GatewayError(known);
  // Express refuses paths that are not percent-encoded UTF-8.
  if (status === 400) return new GatewayError("bad_request", "The path cannot be decoded.");
  return new GatewayError("internal_error");
}
