import { createHash } from "node:crypto";
import type { Bytes32 } from "@green-ledger/domain";

/**
 * Merkle tree over salted commitments. Leaves and nodes are hashed with different first bytes, as in RFC 6962, so that
 * one can never pass for the other: leaf `sha256(0x00 ‖ commitment)`, node `sha256(0x01 ‖ smaller ‖ larger)`. Pairs are
 * ordered by value, so a proof is a list of siblings without sides. An odd node moves up as it is.
 */
export interface MerkleTree {
  root: Bytes32;
  /** Siblings from the leaf to the root. @throws RangeError if the commitment is not in the tree */
  proofOf(commitment: Bytes32): Bytes32[];
}

/** @throws RangeError for no commitments */
export function createMerkleTree(commitments: readonly Bytes32[]): MerkleTree {
  const levels: Buffer[][] = [commitments.map(leafHash)];
  for (let level = levels[0] ?? []; level.length > 1; ) {
    const above: Buffer[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i], level[i + 1]];
      if (left !== undefined) above.push(right === undefined ? left : nodeHash(left, right));
    }
    levels.push(above);
    level = above;
  }
  const root = levels.at(-1)?.[0];
  if (root === undefined) throw new RangeError("a Merkle tree needs a commitment");

  return {
    root: toHex(root),
    proofOf(commitment) {
      let index = commitments.indexOf(commitment);
      if (index < 0) throw new RangeError("the commitment is not in the tree");
      const proof: Bytes32[] = [];
      for (const level of levels) {
        const sibling = level[index ^ 1];
        if (sibling !== undefined) proof.push(toHex(sibling));
        index >>= 1;
      }
      return proof;
    },
  };
}

/** Whether a commitment belongs to a root. */
export function verifyProof(root: Bytes32, commitment: Bytes32, proof: readonly Bytes32[]): boolean {
  return (
    toHex(proof.reduce((hash, sibling) => nodeHash(hash, toBytes(sibling)), leafHash(commitment))) === root
  );
}

const toBytes = (hex: Bytes32) => Buffer.from(hex.slice(2), "hex");
const toHex = (bytes: Buffer): Bytes32 => `0x${bytes.toString("hex")}`;
const sha256 = (...parts: Uint8Array[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const leafHash = (commitment: Bytes32) => sha256(LEAF, toBytes(commitment));
const nodeHash = (a: Buffer, b: Buffer) => (a.compare(b) <= 0 ? sha256(NODE, a, b) : sha256(NODE, b, a));
