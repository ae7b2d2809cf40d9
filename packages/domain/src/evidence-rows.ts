import type { Day } from "./day.ts";
import type { Address, AssetId, Bytes32, DocumentId, PartyId } from "./hex.ts";
import type { Place } from "./place.ts";
import type { DocumentStatus, EvidenceKeyStatus, Purpose } from "./statuses.ts";

/** Documents, known by their fingerprints. */

/** A network key under which documents are fingerprinted. Its material is nowhere on chain. */
export interface EvidenceKeyRow {
  id: number;
  status: Exclude<EvidenceKeyStatus, "none">;
  /** First day on which registrations must carry a fingerprint under it. */
  from: Day;
  commitment: Bytes32;
}

export interface DocumentRow {
  id: DocumentId;
  registrar: PartyId;
  /** The key that registered it: another one acknowledges it. */
  registeredBy: Address;
  status: Exclude<DocumentStatus, "none">;
  /** The document that made it suspect; null for most. */
  similarTo: DocumentId | null;
  /** The one project that it serves; null until a use names one. */
  project: AssetId | null;
  dataRoot: Bytes32;
  created: Place;
}

/** What leads to a document. The first one is its id. */
export interface FingerprintRow {
  exact: Bytes32;
  keyId: number;
  /** Bucket of those that are alike under the same key; null if it has none. */
  near: Bytes32 | null;
  document: DocumentId;
  created: Place;
}

/** One use of a document (L7). */
export interface DocumentUseRow {
  document: DocumentId;
  purpose: Purpose;
  project: AssetId | null;
  /** What used it: a payment, a receivable. */
  by: Bytes32;
  /** The contract that let it. */
  desk: Address;
  seq: number;
  place: Place;
}
