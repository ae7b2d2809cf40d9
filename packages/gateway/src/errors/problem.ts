import { ERRORS, type ProblemBody } from "@green-ledger/api";
import type { GatewayError } from "./gateway-error.ts";

export type Language = "en" | "zh";

/** The problem document (RFC 9457) of an error. */
export function problemOf(
  error: GatewayError,
  { instance, requestId, language }: { instance: string; requestId: string; language: Language },
): ProblemBody {
  const entry = ERRORS[error.code];
  return {
    type: `urn:green-ledger:problem:${error.code}`,
    title: entry[language],
    status: entry.status,
    code: error.code,
    detail: error.message,
    instance,
    request_id: requestId,
    retryable: entry.retryable,
    action: entry.action,
    ...(error.faults.length === 0 ? {} : { errors: [...error.faults] }),
  };
}
