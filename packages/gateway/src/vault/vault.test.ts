import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyProof } from "./merkle-tree.ts";
import type { AssetStatement } from "./statements.ts";
import { commitment, contentOf, createVault, evidenceTree, leafOf, leafSalt } from "./vault.ts";

const KEEPER = `0x${"01".repeat(32)}` as const;
const counting = () => {
  let calls = 0;
  return (count: number) => new Uint8Array(count).fill(++calls);
};

const ASSET: AssetStatement = {
  id: `ast_${"02".repeat(32)}`,
  reference: "wind-1",
  name: "Wind farm",
  country: undefined,
  kind: "project",
  currency: "CNY",
  classifications: [{ scheme: "ICMA_GBP_2021", code: "GBP01" }],
  parents: [],
  documents: [
    { name: "permit.pdf", sha256: "ab".repeat(32) },
    { name: "plan.pdf", sha256: "cd".repeat(32), media_type: "application/pdf" },
    { name: "plan.pdf", sha256: "cd".repeat(32), media_type: "application/pdf" },
  ],
};

describe("statements", () => {
  it("are sealed as sha256(salt ‖ canonical JSON)", () => {
    const profile = createVault(counting()).seal("reason", KEEPER, { reason: "ü", about: "x", act: "a" });
    const expected = createHash("sha256")
      .update(Buffer.alloc(32, 1))
      .update('{"about":"x","act":"a","reason":"ü"}')
      .digest("hex");
    expect(profile).toEqual({
      id: `0x${expected}`,
      kind: "reason",
      keeper: KEEPER,
      salt: `0x${"01".repeat(32)}`,
      data: { reason: "ü", about: "x", act: "a" },
    });
  });

  it("have another root each time, so that nobody can guess what was said", () => {
    const vault = createVault(counting());
    const said = { reason: "r", about: "x", act: "a" };
    expect(vault.seal("reason", KEEPER, said).id).not.toBe(vault.seal("reason", KEEPER, said).id);
  });

  it("are compared by content, whatever the order of fields", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" })),
        (fields) => {
          const turned = Object.fromEntries(Object.entries(fields).reverse());
          expect(contentOf(turned)).toBe(contentOf(fields));
          expect(JSON.parse(contentOf(fields))).toEqual(fields);
        },
      ),
    );
    expect(contentOf({ a: undefined, b: 1 })).toBe(contentOf({ b: 1 }));
    expect(contentOf({ a: null })).not.toBe(contentOf({}));
  });
});

describe("evidence", () => {
  const { id, salt } = createVault(counting()).sealTree(KEEPER, ASSET);

  it("shows one document without the others", () => {
    const tree = evidenceTree(salt, ASSET);
    const { documents } = ASSET;
    for (const [n, document] of documents.entries()) {
      const leaf = commitment(leafSalt(salt, `document|${n}`), contentOf(document));
      expect(verifyProof(id, leaf, tree.proofOf(leaf))).toBe(true);
      const changed = leafOf(salt, `document|${n}`, { ...document, name: "other.pdf" });
      expect(verifyProof(id, changed, tree.proofOf(leaf))).toBe(false);
    }
  });

  it("covers the facts, and has a salt for each part", () => {
    const tree = evidenceTree(salt, ASSET);
    const { documents, ...facts } = ASSET;
    expect(verifyProof(id, leafOf(salt, "facts", facts), tree.proofOf(leafOf(salt, "facts", facts)))).toBe(
      true,
    );
    // Two equal documents have different leaves.
    const parts = documents.map((document, n) => leafOf(salt, `document|${n}`, document));
    expect(new Set(parts).size).toBe(3);
    expect(evidenceTree(salt, { ...ASSET, name: "Other" }).root).not.toBe(id);
  });
});
