import type { Profile } from "@green-ledger/domain";
import { commitment, contentOf } from "./commitment.ts";
import { evidenceTree } from "./evidence-tree.ts";
import { statementOf } from "./statements.ts";

/** Whether a profile still says what its commitment was made of. */
export function isProfileIntact(profile: Profile): boolean {
  const { id, kind, salt, data } = profile;
  const root =
    kind === "asset"
      ? evidenceTree(salt, statementOf(kind, profile)).root
      : commitment(salt, contentOf(data));
  return root === id;
}
