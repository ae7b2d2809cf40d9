import { concat, sha256, toUtf8Bytes } from "ethers";
import { canonicalJson } from "./canonical.ts";
import type { Disclosed } from "./certificate.ts";
import { type Hex, lower } from "./hex.ts";

/**
 * Whether a disclosed field belongs to a root on chain. Leaf: `sha256(00 ‖ sha256(salt ‖ canonical JSON of {part,
 * value}))`; node: `sha256(01 ‖ smaller ‖ larger)`.
 */
export function belongsTo(root: Hex, { part, value, salt, proof }: Disclosed): boolean {
  const commitment = sha256(concat([salt, toUtf8Bytes(canonicalJson({ part, value }))]));
  const leaf = lower(sha256(concat(["0x00", commitment])));
  return proof.reduce(nodeOf, leaf) === root;
}

function nodeOf(a: Hex, b: Hex): Hex {
  return lower(sha256(concat(a <= b ? ["0x01", a, b] : ["0x01", b, a])));
}
