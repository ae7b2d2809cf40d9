import { createHash } from "node:crypto";
import type { Bytes32, Hex } from "@green-ledger/domain";
import canonicalize from "canonicalize";

/** A statement as canonical JSON (RFC 8785): what is hashed, and by what two of them are compared. */
export type Content = string;

export function contentOf(statement: object): Content {
  const text = canonicalize(statement);
  if (text === undefined) throw new TypeError("a statement is a JSON object");
  return text;
}

/** `sha256(salt ‖ content)`. */
export function commitment(salt: Hex, content: Content): Bytes32 {
  const bytes = Buffer.from(salt.slice(2), "hex");
  return `0x${createHash("sha256").update(bytes).update(content).digest("hex")}`;
}
