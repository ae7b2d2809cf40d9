import { createHmac } from "node:crypto";
import type { Bytes32, Fingerprint } from "@green-ledger/domain";
import type { FingerprintTexts } from "@green-ledger/domain/documents";
import type { HeldKey } from "./network-keys.ts";

/** The fingerprints of a document under one key: HMAC-SHA256 of its texts. */
export function fingerprintOf({ exact, near, nearby }: FingerprintTexts, { id, key }: HeldKey): Fingerprint {
  const keyed = (text: string): Bytes32 => `0x${createHmac("sha256", key).update(text).digest("hex")}`;
  return {
    keyId: id,
    exact: keyed(exact),
    near: near === null ? null : keyed(near),
    nearby: nearby.map(keyed),
  };
}
