import type { AssetId, Bytes32, ClaimId, PartyId } from "./hex.ts";
import type { Place } from "./place.ts";
import type { ClaimEffect, ClaimStatus } from "./statuses.ts";

/** What is said about assets, and what follows from it. */

/** What claims of one kind say and what follows from them. */
export interface ClaimSchemaRow {
  /** Text, e.g. "DISCHARGE_PERMIT_2021". */
  id: string;
  effect: ClaimEffect;
  /** The most days that a claim may be valid; 0 for no limit. */
  longestDays: number;
  /** Seconds in which a claim can be challenged before it counts. */
  challengeWindow: number;
  definitionRoot: Bytes32;
  closed: boolean;
}

/** A claim that another stands or falls with, in the epoch that it had then. */
export interface ClaimReference {
  claim: ClaimId;
  epoch: number;
}

export interface ClaimRow {
  id: ClaimId;
  schema: string;
  /** That of its schema. */
  effect: ClaimEffect;
  /** What it is about: an asset. */
  subject: AssetId;
  attester: PartyId;
  status: Exclude<ClaimStatus, "none">;
  /** Raised when it loses its force for good. */
  epoch: number;
  /** First second after the challenge window. */
  countsFrom: number;
  validFrom: number;
  /** First second at which it is no longer valid; 0 if it has no end. */
  validUntil: number;
  dataRoot: Bytes32;
  references: ClaimReference[];
  /** Who challenged it last. */
  challenger: PartyId | null;
  created: Place;
}

/** That one claim refers to another, by the one referred to. */
export interface ClaimLinkRow {
  referred: ClaimId;
  by: ClaimId;
}

/** The permits of one schema that an asset may rely on: the newest, and the one in force when that was attested. */
export interface PermitRow {
  subject: AssetId;
  schema: string;
  newest: ClaimId;
  before: ClaimId | null;
}

/** What an asset's standing depends on besides its label; an asset without such a row depends on nothing else. */
export interface DutiesRow {
  asset: AssetId;
  /** Permits that it needs, in the order in which they were required, and the verifier that required each. */
  required: { schema: string; by: PartyId }[];
  /** Penalties that were ever put on it. */
  penalties: number;
}
