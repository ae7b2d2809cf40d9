import type { Bytes32, DocumentId } from "../hex.ts";
import type { DocumentRow, DocumentUseRow, EvidenceKeyRow, FingerprintRow } from "../rows.ts";
import type { Purpose } from "../statuses.ts";

/** What the evidence book holds. Rows are never changed in place. */
export interface EvidenceState {
  keys: Map<number, EvidenceKeyRow>;
  documents: Map<DocumentId, Omit<DocumentRow, "created">>;
  /** By exact fingerprint. */
  fingerprints: Map<Bytes32, Omit<FingerprintRow, "created">>;
  /** The first document in each bucket. */
  buckets: Map<Bytes32, DocumentId>;
  /** By `documentUseKey`. */
  uses: Map<string, Omit<DocumentUseRow, "place">>;
}

export const documentUseKey = (document: DocumentId, purpose: Purpose): string => `${document}/${purpose}`;

export function emptyEvidence(): EvidenceState {
  return {
    keys: new Map(),
    documents: new Map(),
    fingerprints: new Map(),
    buckets: new Map(),
    uses: new Map(),
  };
}

export function copyOfEvidence(evidence: EvidenceState): EvidenceState {
  return {
    keys: new Map(evidence.keys),
    documents: new Map(evidence.documents),
    fingerprints: new Map(evidence.fingerprints),
    buckets: new Map(evidence.buckets),
    uses: new Map(evidence.uses),
  };
}
