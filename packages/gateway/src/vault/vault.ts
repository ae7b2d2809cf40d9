import type { Hex, PartyId, Profile } from "@green-ledger/domain";
import { type Content, commitment, contentOf } from "./commitment.ts";
import { evidenceTree } from "./evidence-tree.ts";
import type { AssetStatement, EvidenceStatement, Statements } from "./statements.ts";

export { type Content, commitment, contentOf } from "./commitment.ts";

/** Makes profiles: statements with a fresh salt and the root that goes on chain. */
export interface Vault {
  /** @param content `contentOf(statement)`, where the caller has it already */
  seal<Kind extends Exclude<keyof Statements, "asset">>(
    kind: Kind,
    keeper: PartyId,
    statement: Statements[Kind],
    content?: Content,
  ): Profile;
  /** For statements whose fields and documents may be shown one by one. */
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
