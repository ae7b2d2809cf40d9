import type { Day } from "./day.ts";
import type {
  AccountId,
  Address,
  AssetId,
  Bytes32,
  ClaimId,
  Colour,
  DocumentId,
  InstrumentId,
  LineId,
  MovementId,
  PartyId,
  TrancheId,
} from "./hex.ts";
import type { EncumbranceRow, LienRow, TransferRow } from "./liens.ts";
import type { Place } from "./place.ts";
import type { PoolTables } from "./pools.ts";
import type { Reason } from "./reasons.ts";
import type {
  AccountKind,
  AssetKind,
  AssetStatus,
  BookingRule,
  ClaimEffect,
  ClaimStatus,
  DocumentStatus,
  EntryState,
  EvidenceKeyStatus,
  InstrumentKind,
  KeyRole,
  Mode,
  Origin,
  PartyStatus,
  PlacementKind,
  Purpose,
  Spending,
  Use,
} from "./statuses.ts";

/** What the index knows, one type per table. Folded from events alone (L11); no names, no references: those are not on chain. */

export type { Place };

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

/** Where all money of a colour is (L1): minted = live + allocated + returned + fees + breached + lent. */
export interface Counters {
  minted: bigint;
  live: bigint;
  allocated: bigint;
  returned: bigint;
  fees: bigint;
  /** Left without a known use. */
  breached: bigint;
  /** Gone on as money of child tranches, and not come back. */
  lent: bigint;
  /** Of this tranche, a child: what came back to its parent. Not part of the sum. */
  repaid: bigint;
}

/** What is taken of one colour. */
export interface Draw {
  colour: Colour;
  amount: bigint;
}

export interface TrancheRow {
  colour: Colour;
  /** Zero for other money. */
  id: TrancheId;
  instrument: InstrumentId;
  size: bigint;
  /** The tranche whose money funds it; 0 for none. */
  parent: Colour;
  counters: Counters;
}

/** Where a tranche's money was at the end of a day on which it moved (UTC day of the block). */
export interface TrancheDayRow {
  colour: Colour;
  day: Day;
  counters: Counters;
}

/** A project admitted to a tranche, or one that money was allocated to without (mode flag: `code` empty). */
export interface AdmissionRow {
  colour: Colour;
  project: AssetId;
  code: string;
  /** Less what counter-entries took back. */
  allocated: bigint;
  /** Of which something stands. */
  payments: number;
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

/** One line of a project's budget. */
export interface LineRow {
  id: LineId;
  project: AssetId;
  cap: bigint;
  used: bigint;
  payee: PartyId | null;
  from: Day;
  until: Day;
  spending: Spending;
  open: boolean;
  dataRoot: Bytes32;
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
  parent: { account: AccountId; colour: Colour; n: number } | null;
  /** The receipt or payment that made it. */
  movement: MovementId;
}

export interface Leg {
  colour: Colour;
  n: number;
  amount: bigint;
}

/** What an entry is. A shortfall is what a statement took away; what it brought is a receipt of origin unexplained. */
export const MOVEMENT_KINDS = [
  "receipt",
  "payment",
  "reversal",
  "shortfall",
  "explanation",
  "lending",
  "conversion",
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

export interface MovementRow {
  id: MovementId;
  kind: MovementKind;
  /** As the chain has it. */
  state: EntryState;
  direction: "in" | "out";
  account: AccountId;
  /** By which the account was booked when this was recorded; later changes of the rule do not change it. */
  rule: BookingRule;
  /**
   * Payer of a receipt (null if unknown) or payee of a payment; of a counter-entry, that of its target. Null for
   * shortfalls, explanations, lendings and conversions.
   */
  counterparty: PartyId | null;
  /** Of a conversion, what is sold. */
  amount: bigint;
  /** What came in or left of each colour, in the order of its lots; of a request, what it asks for. */
  draws: Draw[];
  /** Payments only. */
  use: Use | null;
  /** Receipts only. */
  origin: Origin | null;
  entrusted: boolean;
  payeeBank: PartyId | null;
  /** Where a payment, lending or conversion arrives. */
  payeeAccount: AccountId | null;
  /** What a payment is for; of a counter-entry, what its target is for. */
  project: AssetId | null;
  line: LineId | null;
  /** Of a shortfall, the day that was stated; unknown for an explanation. */
  valueDate: Day;
  flag: Reason;
  /** Of a shortfall, the statement's root. */
  dataRoot: Bytes32;
  /** Lots drawn on (out) or made (in), in order. */
  legs: Leg[];
  /** What counter-entries have taken back of each colour. */
  reversed: Draw[];
  /** A payment that was asked for first. */
  request: { deadline: number; place: Place } | null;
  /** Of a counter-entry, the entry that it undoes; of an explanation, the statement. */
  target: MovementId | null;
  /** Of a counter-entry: the entry was reported in error. */
  correction: boolean;
  /**
   * Of lendings and conversions: the colour in which money went on, and how much of it. A lending's rate is one to one
   * (10^18) and has no source (zero).
   */
  passage: { into: Colour; arrived: bigint; rate: bigint; sourceRoot: Bytes32 } | null;
  /** Of a repayment by receipt, the child tranche that is repaid. Its draws are what the money came back as. */
  repays: Colour | null;
  /** Where it was recorded; of a request that was paid, the payment. */
  place: Place;
}

/** The closing balance of an account on a day, as its bank states it. */
export interface StatementRow {
  id: MovementId;
  account: AccountId;
  day: Day;
  closing: bigint;
  /** What the ledger held at the end of the day, as far as it was recorded. */
  expected: bigint;
  statementRoot: Bytes32;
  place: Place;
}

/** Money of a colour, other money too, that left without a known use: a statement showed it, or a framework let it go. */
export interface LeakRow {
  /** The statement, or the payment. */
  movement: MovementId;
  account: AccountId;
  colour: Colour;
  amount: bigint;
  /** Explained, or come back. */
  restored: bigint;
  day: Day;
  place: Place;
}

/** From which amount on a single payment of a loan must be entrusted, from a day on. */
export interface ThresholdRow {
  currency: string;
  from: Day;
  above: bigint;
  sourceRoot: Bytes32;
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

/** One event as it was emitted, for whoever wants to see where a figure comes from. */
export interface EventRow {
  contract: string;
  name: string;
  /** Decoded arguments without `seq` and `actor`; integers of more than 48 bits as decimal text. */
  args: Record<string, unknown>;
  seq: number;
  actor: Address | null;
  /** What it is about: its first indexed id. Null for the lots behind an entry. */
  subject: Bytes32 | null;
  place: Place;
}

/** Name of each table and its row. */
export interface Tables extends PoolTables {
  party: PartyRow;
  key: KeyRow;
  scheme: SchemeRow;
  asset: AssetRow;
  instrument: InstrumentRow;
  tranche: TrancheRow;
  trancheDay: TrancheDayRow;
  admission: AdmissionRow;
  account: AccountRow;
  line: LineRow;
  holding: HoldingRow;
  lot: LotRow;
  movement: MovementRow;
  statement: StatementRow;
  leak: LeakRow;
  threshold: ThresholdRow;
  refusal: RefusalRow;
  claimSchema: ClaimSchemaRow;
  claim: ClaimRow;
  claimLink: ClaimLinkRow;
  permit: PermitRow;
  duties: DutiesRow;
  lien: LienRow;
  encumbrance: EncumbranceRow;
  transfer: TransferRow;
  evidenceKey: EvidenceKeyRow;
  document: DocumentRow;
  fingerprint: FingerprintRow;
  documentUse: DocumentUseRow;
  event: EventRow;
  /** Newest gap-free event number per contract (L12). */
  sequence: { contract: string; lastSeq: number };
}

export type Table = keyof Tables;
