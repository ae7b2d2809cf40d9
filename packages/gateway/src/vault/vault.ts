import { createHash, createHmac } from "node:crypto";
import type { Bytes32, Hex, PartyId, Profile } from "@green-ledger/domain";
import canonicalize from "canonicalize";
import { createMerkleTree, type MerkleTree } from "./merkle-tree.ts";
import type { AssetStatement, EvidenceStatement, Statements } from "./statements.ts";

/** A statement as canonical JSON (RFC 8785): what is hashed, and by what two of them are compared. */
export type Content = string;

export function contentOf(statement: object): Content {
  const text = canonicalize(statement);
  if (text === undefined) throw new TypeError("a statement is a JSON object");
  return text;
}

/** Makes profiles: statements with a fresh salt and the root that goes on chain. */
export interface Vault {
  /** @param content `contentOf(statement)`, where the caller has it already */
  seal<Kind extends Exclude<keyof Statements, "asset">>(
    kind: Kind,
    keeper: PartyId,
    statement: Statements[Kind],
    content?: Content,
  ): Profile;
  /** For statements with documents that may be shown one by one. */
  sealTree(keeper: PartyId, statement: AssetStatement | EvidenceStatement): Profile;
}

export function createVault(randomBytes: (count: number) => Uint8Array): Vault {
  const newSalt = (): Hex => `0x${Buffer.from(randomBytes(32)).toString("hex")}`;
  return {
    seal(kind, keeper, statement, content = contentOf(statement)) {
      const salt = newSalt();
      return { id: commitment(salt, content), kind, keeper, salt, data: { ...statement } };
    },
    sealTree(keeper, statement) {
      const salt = newSalt();
      const id = evidenceTree(salt, statement).root;
      return { id, kind: "asset", keeper, salt, data: { ...statement } };
    },
  };
}

/** `sha256(salt ‖ content)`. */
export function commitment(salt: Hex, content: Content): Bytes32 {
  const bytes = Buffer.from(salt.slice(2), "hex");
  return `0x${createHash("sha256").update(bytes).update(content).digest("hex")}`;
}

/**
 * The tree over a statement and its documents: one leaf for the statement without its documents, one for each
 * document. Each leaf has a salt of its own, made from the profile's: who is shown one document learns nothing about
 * the rest.
 */
export function evidenceTree(salt: Hex, statement: AssetStatement | EvidenceStatement): MerkleTree {
  const { documents, ...facts } = statement;
  const leaves = [leafOf(salt, "facts", facts)];
  for (const [n, document] of documents.entries()) leaves.push(leafOf(salt, `document|${n}`, document));
  return createMerkleTree(leaves);
}

/** The leaf of one part of a statement. */
export function leafOf(salt: Hex, part: string, statement: object): Bytes32 {
  return commitment(leafSalt(salt, part), contentOf(statement));
}

/** What is shown together with one part, so that its leaf can be checked. */
export function leafSalt(salt: Hex, part: string): Hex {
  return `0x${createHmac("sha256", Buffer.from(salt.slice(2), "hex"))
    .update(part)
    .digest("hex")}`;
}
