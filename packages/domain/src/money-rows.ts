import type { Day } from "./day.ts";
import type {
  AccountId,
  AssetId,
  Bytes32,
  Colour,
  InstrumentId,
  LineId,
  MovementId,
  PartyId,
  TrancheId,
} from "./hex.ts";
import type { Place } from "./place.ts";
import type { Reason } from "./reasons.ts";
import type { BookingRule, EntryState, Origin, Spending, Use } from "./statuses.ts";

/** Where money is, and how it came there. */

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

/** Nothing of a colour, anywhere. */
export const NOTHING_COUNTED: Readonly<Counters> = {
  minted: 0n,
  live: 0n,
  allocated: 0n,
  returned: 0n,
  fees: 0n,
  breached: 0n,
  lent: 0n,
  repaid: 0n,
};

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
