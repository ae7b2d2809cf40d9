import { createHash } from "node:crypto";
import type { Bytes32 } from "@green-ledger/domain";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createMerkleTree, verifyProof } from "./merkle-tree.ts";

const bytes32 = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((b): Bytes32 => `0x${Buffer.from(b).toString("hex")}`);
const commitments = fc.uniqueArray(bytes32, { minLength: 1, maxLength: 40 });

it("proves every commitment, and nothing else", () => {
  fc.assert(
    fc.property(commitments, bytes32, (list, stranger) => {
      const tree = createMerkleTree(list);
      for (const commitment of list) {
        const proof = tree.proofOf(commitment);
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(list.length)));
        expect(verifyProof(tree.root, commitment, proof)).toBe(true);
        if (stranger !== commitment) expect(verifyProof(tree.root, stranger, proof)).toBe(false);
      }
    }),
  );
});

it("a node cannot pass for a commitment", () => {
  const [a, b] = [`0x${"11".repeat(32)}`, `0x${"22".repeat(32)}`] as [Bytes32, Bytes32];
  const { root } = createMerkleTree([a, b]);
  expect(verifyProof(root, root, [])).toBe(false);
});

it("another order or number of commitments gives another root", () => {
  fc.assert(
    fc.property(fc.uniqueArray(bytes32, { minLength: 3, maxLength: 9 }), (list) => {
      const { root } = createMerkleTree(list);
      expect(createMerkleTree(list.slice(1)).root).not.toBe(root);
      expect(createMerkleTree([...list.slice(1), ...list.slice(0, 1)]).root).not.toBe(root);
    }),
  );
});

it("one commitment, by hand", () => {
  const zero: Bytes32 = `0x${"00".repeat(32)}`;
  const byHand = createHash("sha256").update(Buffer.alloc(33)).digest("hex");
  expect(createMerkleTree([zero])).toMatchObject({ root: `0x${byHand}` });
  expect(() => createMerkleTree([])).toThrow(RangeError);
});
