import type { Day } from "./day.ts";
import type { AccountId, Address, AssetId, Bytes32, Colour, InstrumentId, PartyId } from "./hex.ts";
import type { Place } from "./place.ts";
import type {
  AccountKind,
  AssetKind,
  AssetStatus,
  BookingRule,
  InstrumentKind,
  KeyRole,
  Mode,
  PartyStatus,
  PlacementKind,
} from "./statuses.ts";

/** Who and what is registered. */

export interface PartyRow {
  id: PartyId;
  status: Exclude<PartyStatus, "none">;
  member: boolean;
  /** Head of its control group; itself if nobody controls it. */
  group: PartyId;
  /** Where it came into that group. */
  joined: Place;
  /** Member that registered it, or null for a member. */
  registrar: PartyId | null;
  dataRoot: Bytes32;
  created: Place;
}

export interface KeyRow {
  address: Address;
  party: PartyId;
  roles: KeyRole[];
  /** Second at which it ends; 0 if revoked. */
  validUntil: number;
}

export interface SchemeRow {
  /** Text, e.g. "ICMA_GBP_2021". */
  id: string;
  effectiveFrom: Day;
  effectiveTo: Day;
  sourceRoot: Bytes32;
  codes: string[];
}

export interface Classification {
  scheme: string;
  code: string;
}

export interface AssetRow {
  id: AssetId;
  owner: PartyId;
  kind: AssetKind;
  status: Exclude<AssetStatus, "none">;
  epoch: number;
  /** Second at which the confirmation ends; 0 if it has no end. */
  validUntil: number;
  currency: string;
  verifier: PartyId | null;
  /** Every evidence root, oldest first. */
  evidenceRoots: Bytes32[];
  classifications: Classification[];
  parents: AssetId[];
  eligibleCost: bigint;
  /** Σ over all tranches. */
  allocated: bigint;
  /** Budget lines ever opened. */
  lines: number;
  created: Place;
}

export interface Framework {
  scheme: string;
  codes: string[];
  /** `NO_LOOK_BACK_LIMIT` if none was promised. */
  lookBackDays: number;
  /** 0 if none was promised. */
  allocationDeadline: Day;
  mode: Mode;
  /** Every allocation must use a document of the evidence set. */
  evidenceRequired: boolean;
  /** How idle money may be placed: bit n for the n-th of `PLACEMENT_KINDS`. */
  placements: number;
}

export interface InstrumentRow {
  id: InstrumentId;
  issuer: PartyId;
  kind: InstrumentKind;
  currency: string;
  payingAgent: PartyId;
  approvedOn: Day;
  /** 0 if money that comes back can always be used again. */
  availableUntil: Day;
  termsRoot: Bytes32;
  framework: Framework;
  colours: Colour[];
  created: Place;
}

export interface AccountRow {
  id: AccountId;
  owner: PartyId;
  custodian: PartyId;
  kind: Exclude<AccountKind, "none">;
  /** The rule before `ruleChange`. In force at a time: `ruleAt`. */
  rule: BookingRule;
  /** The newest change that was not withdrawn; `effectiveFrom` (second) 0 until it is accepted. */
  ruleChange: { rule: BookingRule; effectiveFrom: number } | null;
  placement: PlacementKind;
  placedUntil: Day;
  currency: string;
  dataRoot: Bytes32;
  /** Σ over its colours. */
  balance: bigint;
  /** Lots ever born in it. */
  lots: number;
  /** The newest statement was lower than the ledger. */
  broken: boolean;
  /** Day of the newest statement; 0 before the first. */
  closedThrough: Day;
  /** Newest value date of what its own bank recorded. */
  newest: Day;
  created: Place;
}
