import { createHmac, createSecretKey } from "node:crypto";
import type { Bytes32 } from "@green-ledger/domain";

/** What an id is of. A receipt and a payment may have the same reference. */
export type IdentifiedKind =
  | "party"
  | "asset"
  | "instrument"
  | "tranche"
  | "account"
  | "receipt"
  | "payment"
  | "claim"
  | "lien"
  | "transfer"
  | "note_transfer"
  | "substitution"
  | "line"
  | "reversal"
  | "statement"
  | "explanation"
  | "lending"
  | "conversion";

/**
 * Whose reference it is: members belong to the network, receipts and payments to an account, tranches to an
 * instrument, the rest to the party that registers it.
 */
export type IdOwner = Bytes32 | "network";

/** Ids are HMAC-SHA256(network key, kind | owner | reference): known before mining, and the same for a repeat. */
export type MakeId = (kind: IdentifiedKind, owner: IdOwner, reference: string) => Bytes32;

/** @param networkKey 32 secret bytes; without them no reference leads to its id again */
export function createMakeId(networkKey: Uint8Array): MakeId {
  const key = createSecretKey(networkKey);
  // Neither kind nor owner has a bar in it, so no two triples give the same text.
  return (kind, owner, reference) =>
    `0x${createHmac("sha256", key)
      .update(`${kind}|${owner}|${normaliseReference(reference)}`)
      .digest("hex")}`;
}

/** References that look the same are the same: Unicode NFC, without blanks around. */
export function normaliseReference(reference: string): string {
  return reference.normalize("NFC").trim();
}
