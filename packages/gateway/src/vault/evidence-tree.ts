import { createHmac } from "node:crypto";
import type { Bytes32, Hex } from "@green-ledger/domain";
import { commitment, contentOf } from "./commitment.ts";
import { createMerkleTree, type MerkleTree } from "./merkle-tree.ts";
import type { AssetStatement, EvidenceStatement } from "./statements.ts";

/** One field of a statement, named by where it stands: `facts/name`, `documents/0/sha256`. */
export interface EvidenceField {
  part: string;
  value: unknown;
}

/** Every field of a statement about evidence: facts, attributes one by one, and documents field by field. */
export function evidenceFields(statement: AssetStatement | EvidenceStatement): EvidenceField[] {
  const { documents, ...facts } = statement;
  const attributes = "attributes" in facts ? facts.attributes : undefined;
  return [
    ...fieldsOf("facts", { ...facts, attributes: undefined }),
    ...fieldsOf("facts/attributes", attributes ?? {}),
    ...documents.flatMap((document, n) => fieldsOf(`documents/${n}`, document)),
  ];
}

function fieldsOf(within: string, values: object): EvidenceField[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ part: `${within}/${name}`, value }],
  );
}

/**
 * The tree over a statement, one leaf for each field. Each leaf has a salt of its own, made from the profile's: who is
 * shown one field learns nothing about the rest. What a leaf commits to names the field, so that a name can never pass
 * for a fingerprint.
 */
export function evidenceTree(salt: Hex, statement: AssetStatement | EvidenceStatement): MerkleTree {
  return createMerkleTree(evidenceFields(statement).map((field) => leafOf(salt, field)));
}

/** The leaf of one field. */
export function leafOf(salt: Hex, { part, value }: EvidenceField): Bytes32 {
  return commitment(leafSalt(salt, part), contentOf({ part, value }));
}

/** What is shown together with one field, so that its leaf can be checked. */
export function leafSalt(salt: Hex, part: string): Hex {
  return `0x${createHmac("sha256", Buffer.from(salt.slice(2), "hex"))
    .update(part)
    .digest("hex")}`;
}
