import type { ReadRoute, Route, WriteRoute } from "../define-route.ts";
import type { ErrorCode } from "../errors.ts";

/** Codes that every route can answer with. */
const ANY: readonly ErrorCode[] = [
  "bad_request",
  "query_unknown",
  "unauthenticated",
  "token_expired",
  "forbidden",
  "too_many_requests",
  "not_ready",
  "internal_error",
];
const WITH_BODY: readonly ErrorCode[] = [
  "body_not_json",
  "body_too_large",
  "media_type_unsupported",
  "signer_missing",
  "second_key_missing",
];
const SENT: readonly ErrorCode[] = ["idempotency_key_required", "idempotency_mismatch", "store_full"];
const TRIED: readonly ErrorCode[] = ["chain_unreachable", "dry_run_too_large", "dry_run_unavailable"];

/** Something is named in the path, which may not be there. */
const named = (route: Route): readonly ErrorCode[] => (route.params === undefined ? [] : ["not_found"]);

/** Reads that can wait for a block. */
const waits = (route: ReadRoute): readonly ErrorCode[] =>
  Object.hasOwn((route.query as { shape?: object }).shape ?? {}, "min_block") ? ["behind"] : [];

export function readErrors(route: ReadRoute): ErrorCode[] {
  return [...new Set([...ANY, ...named(route), ...waits(route), ...route.errors])];
}

export function writeErrors(route: WriteRoute): ErrorCode[] {
  return [...new Set([...ANY, ...WITH_BODY, ...SENT, ...named(route), ...route.errors])];
}

export function dryRunErrors(route: WriteRoute): ErrorCode[] {
  return [...new Set([...ANY, ...WITH_BODY, ...TRIED, ...named(route), ...route.errors])];
}
