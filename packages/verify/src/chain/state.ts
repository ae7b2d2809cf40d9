import { concat, keccak256 } from "ethers";
import { CertificateError } from "../certificate-error.ts";
import { type Hex, lower, word } from "../hex.ts";
import { bytesOf, listOf, numberOf, readRlp } from "./rlp.ts";
import type { Nodes } from "./trie.ts";

/**
 * Root of a contract's storage.
 * @throws CertificateError account_missing
 */
export function storageRootOf(nodes: Nodes, stateRoot: Hex, contract: Hex): Hex {
  const bytes = nodes.read(stateRoot, lower(keccak256(contract)));
  if (bytes === undefined) throw new CertificateError("account_missing", contract);
  const [, , storageRoot] = listOf(readRlp(bytes, "node_invalid"), "node_invalid", 4);
  return bytesOf(storageRoot, "node_invalid", 32);
}

/** One slot of a contract's storage; zero if the tree proves that nothing was ever written there. */
export function readSlot(nodes: Nodes, storageRoot: Hex, slot: Hex): bigint {
  const bytes = nodes.read(storageRoot, lower(keccak256(slot)));
  return bytes === undefined ? 0n : numberOf(readRlp(bytes, "node_invalid"), "node_invalid");
}

/** Slot of a mapping's value. */
export function slotOf(key: Hex, mapping: Hex): Hex {
  return lower(keccak256(concat([key, mapping])));
}

export function slotAfter(slot: Hex, by: number): Hex {
  return word(BigInt(slot) + BigInt(by));
}

/** A field that shares a slot with others. @param offset bytes from the right */
export function fieldOf(slot: bigint, offset: number, length: number): bigint {
  return (slot >> BigInt(8 * offset)) & ((1n << BigInt(8 * length)) - 1n);
}
