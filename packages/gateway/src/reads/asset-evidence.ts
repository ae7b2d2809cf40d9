import type { OutboxReader } from "@green-ledger/domain";
import { type DocumentStatement, type Statements, statementOf } from "../vault/statements.ts";

/** Documents behind evidence roots, as far as they are kept here. */
export function keptDocuments(
  evidenceRoots: readonly `0x${string}`[],
  outbox: Pick<OutboxReader, "profiles">,
): DocumentStatement[] {
  return outbox
    .profiles(evidenceRoots)
    .flatMap((profile) => (profile === undefined ? [] : statementOf("asset", profile).documents));
}

/** Documents of the statements that are shown: the registration's and those that were added. */
export function documentsOf(statements: readonly (Statements["asset"] | null)[]): DocumentStatement[] {
  return statements.flatMap((statement) => statement?.documents ?? []);
}
