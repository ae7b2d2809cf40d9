import type { Day } from "./day.ts";
import type {
  AccountId,
  Address,
  AssetId,
  Bytes32,
  Colour,
  InstrumentId,
  MovementId,
  PartyId,
  TrancheId,
} from "./hex.ts";
import type { Reason } from "./reasons.ts";
import type {
  AccountKind,
  AssetKind,
  AssetStatus,
  InstrumentKind,
  KeyRole,
  Mode,
  Origin,
  PartyStatus,
  Use,
} from "./statuses.ts";

/** What the index knows, one type per table. Folded from events alone (L11); no names, no references: those are not on chain. */

/** Where an event stands on the chain. */
export interface Place {
  block: number;
  logIndex: number;
  /** Second of the block. */
  time: number;
  transaction: Bytes32;
}

export interface PartyRow {
  id: PartyId;
  status: Exclude<PartyStatus, "none">;
  member: boolean;
  /** Head of its control group; itself if nobody controls it. */
  group: PartyId;
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
}

export interface InstrumentRow {
  id: InstrumentId;
  issuer: PartyId;
  kind: InstrumentKind;
  currency: string;
  payingAgent: PartyId;
  approvedOn: Day;
  termsRoot: Bytes32;
  framework: Framework;
  colours: Colour[];
  created: Place;
}

/** Where all money of a colour is (L1): minted = live + allocated + returned + fees. */
export interface Counters {
  minted: bigint;
  live: bigint;
  allocated: bigint;
  returned: bigint;
  fees: bigint;
}

export interface TrancheRow {
  colour: Colour;
  /** Zero for other money. */
  id: TrancheId;
  instrument: InstrumentId;
  size: bigint;
  counters: Counters;
}

/** A project admitted to a tranche, or one that money was allocated to without (mode flag: `code` empty). */
export interface AdmissionRow {
  colour: Colour;
  project: AssetId;
  code: string;
  allocated: bigint;
  payments: number;
}

export interface AccountRow {
  id: AccountId;
  owner: PartyId;
  custodian: PartyId;
  kind: Exclude<AccountKind, "none">;
  currency: string;
  dataRoot: Bytes32;
  /** Lots ever born in it. */
  lots: number;
  created: Place;
}

export interface HoldingRow {
  account: AccountId;
  colour: Colour;
  balance: bigint;
  head: number;
  lots: number;
}

export interface LotRow {
  account: AccountId;
  colour: Colour;
  n: number;
  amount: bigint;
  remaining: bigint;
  order: number;
  /** Null for a root. */
  parent: { account: AccountId; n: number } | null;
  /** The receipt or payment that made it. */
  movement: MovementId;
}

export interface Leg {
  n: number;
  amount: bigint;
}

export interface MovementRow {
  id: MovementId;
  direction: "in" | "out";
  account: AccountId;
  /** Payer of a receipt (null if unknown) or payee of a payment. */
  counterparty: PartyId | null;
  colour: Colour;
  amount: bigint;
  /** Out only. */
  use: Use | null;
  /** In only. */
  origin: Origin | null;
  payeeAccount: AccountId | null;
  project: AssetId | null;
  valueDate: Day;
  flag: Reason;
  dataRoot: Bytes32;
  /** Lots drawn on (out) or made (in), in order. */
  legs: Leg[];
  place: Place;
}

export interface RefusalRow {
  movement: MovementId;
  account: AccountId;
  reason: Reason;
  colour: Colour;
  amount: bigint;
  limit: bigint;
  place: Place;
}

/** One event as it was emitted, for whoever wants to see where a figure comes from. */
export interface EventRow {
  contract: string;
  name: string;
  /** Decoded arguments without `seq` and `actor`; integers of more than 48 bits as decimal text. */
  args: Record<string, unknown>;
  seq: number;
  actor: Address | null;
  place: Place;
}

/** Name of each table and its row. */
export interface Tables {
  party: PartyRow;
  key: KeyRow;
  scheme: SchemeRow;
  asset: AssetRow;
  instrument: InstrumentRow;
  tranche: TrancheRow;
  admission: AdmissionRow;
  account: AccountRow;
  holding: HoldingRow;
  lot: LotRow;
  movement: MovementRow;
  refusal: RefusalRow;
  event: EventRow;
  /** Newest gap-free event number per contract (L12). */
  sequence: { contract: string; lastSeq: number };
}

export type Table = keyof Tables;
