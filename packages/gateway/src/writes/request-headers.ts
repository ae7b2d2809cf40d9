import type { Request } from "express";
import { GatewayError } from "../errors/gateway-error.ts";

const KEY = /^[\x21-\x7e]{1,255}$/;

/** @throws GatewayError idempotency_key_required */
export function idempotencyKeyOf(req: Request): string {
  // The draft standard writes the key as a quoted string; most clients do not.
  const key = (req.get("Idempotency-Key") ?? "").replace(/^"(.*)"$/, "$1");
  if (KEY.test(key)) return key;
  const detail = key === "" ? undefined : "The Idempotency-Key is not 1 to 255 printable ASCII characters.";
  throw new GatewayError("idempotency_key_required", detail);
}

/** Seconds that the client is willing to wait (`Prefer: wait=10`, RFC 7240), within the limit. */
export function waitOf(req: Request, longest: number): number {
  const [, seconds = "0"] = /(?:^|[,;\s])wait=(\d{1,6})(?:$|[,;\s])/.exec(req.get("Prefer") ?? "") ?? [];
  return Math.min(Number(seconds), longest);
}
