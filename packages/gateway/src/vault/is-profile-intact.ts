import type { Profile } from "@green-ledger/domain";
import { statementOf } from "./statements.ts";
import { commitment, contentOf, evidenceTree } from "./vault.ts";

/** Whether a profile still says what its commitment was made of. */
export function isProfileIntact(profile: Profile): boolean {
  const { id, kind, salt, data } = profile;
  const root =
    kind === "asset"
      ? evidenceTree(salt, statementOf(kind, profile)).root
      : commitment(salt, contentOf(data));
  return root === id;
}
