import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commitment, contentOf } from "./commitment.ts";
import { evidenceFields, evidenceTree, leafOf, leafSalt } from "./evidence-tree.ts";
import { verifyProof } from "./merkle-tree.ts";
import type { AssetStatement } from "./statements.ts";
import { createVault } from "./vault.ts";

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

  const tree = evidenceTree(salt, ASSET);

  it("shows one field without the others", () => {
    for (const { part, value } of evidenceFields(ASSET)) {
      const leaf = commitment(leafSalt(salt, part), contentOf({ part, value }));
      expect(verifyProof(id, leaf, tree.proofOf(leaf))).toBe(true);
      const changed = leafOf(salt, { part, value: "other" });
      expect(verifyProof(id, changed, tree.proofOf(leaf))).toBe(false);
    }
  });

  it("has every field there is, attributes and documents one by one", () => {
    const fields = evidenceFields({ ...ASSET, attributes: { "MW/h": "5", built: true } });
    expect(fields.map(({ part }) => part)).toEqual([
      "facts/id",
      "facts/reference",
      "facts/name",
      "facts/kind",
      "facts/currency",
      "facts/classifications",
      "facts/parents",
      "facts/attributes/MW/h",
      "facts/attributes/built",
      "documents/0/name",
      "documents/0/sha256",
      "documents/1/name",
      "documents/1/sha256",
      "documents/1/media_type",
      "documents/2/name",
      "documents/2/sha256",
      "documents/2/media_type",
    ]);
  });

  it("has another leaf for each field, even of equal documents, and another root for every change", () => {
    const leaves = evidenceFields(ASSET).map((field) => leafOf(salt, field));
    expect(new Set(leaves).size).toBe(leaves.length);
    expect(evidenceTree(salt, { ...ASSET, name: "Other" }).root).not.toBe(id);
    expect(evidenceTree(salt, { ...ASSET, documents: ASSET.documents.slice(1) }).root).not.toBe(id);
    // A fingerprint cannot pass for a name.
    const [name, sha256] = ["name", "sha256"].map((field) =>
      leafOf(salt, { part: `documents/0/${field}`, value: "x" }),
    );
    expect(name).not.toBe(sha256);
  });
});
