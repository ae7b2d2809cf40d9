import type { DocumentBody, EvidenceKeyBody } from "@green-ledger/api";
import type { Day, DocumentRow, DocumentUseRow, EvidenceKeyRow, FingerprintRow } from "@green-ledger/domain";
import { wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import type { DocumentFactsStatement } from "../vault/statements.ts";
import { pick, wireDay, wirePlace } from "./common.ts";

const SHOWN = [
  "type",
  "issuer",
  "receiver",
  "number",
  "amount",
  "date",
  "reference",
  "attributes",
  "simulated",
] as const;

/** @param statement null if it is not shown to the caller, or not kept here */
export function wireDocument(
  row: DocumentRow,
  { uses, fingerprints }: { uses: readonly DocumentUseRow[]; fingerprints: readonly FingerprintRow[] },
  statement: DocumentFactsStatement | null,
): DocumentBody {
  return {
    id: wireId("document", row.id),
    registrar: wireId("party", row.registrar),
    status: row.status,
    similar_to: wireIdOrNull("document", row.similarTo),
    project: wireIdOrNull("asset", row.project),
    uses: uses.map(({ purpose, project, by, place }) => ({
      purpose,
      project: wireIdOrNull("asset", project),
      by,
      place: wirePlace(place),
    })),
    keys: fingerprints.map(({ keyId }) => keyId),
    data_root: row.dataRoot,
    created: wirePlace(row.created),
    profile: statement && pick(statement, SHOWN),
  };
}

export function wireEvidenceKey(
  { id, status, from, commitment }: EvidenceKeyRow,
  { today, held }: { today: Day; held: boolean },
): EvidenceKeyBody {
  const open = from <= today ? "in_effect" : "announced";
  return { number: id, status: status === "open" ? open : status, from: wireDay(from), commitment, held };
}
