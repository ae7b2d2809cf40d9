import type { Day } from "@green-ledger/domain";

/** What may be matched: a movement that the ledger knows. */
export interface Movement {
  readonly id: string;
  /** Seen from the account: money that came in is a credit on its statement. */
  readonly direction: "in" | "out";
  /** Minor units, never negative. */
  readonly minor: bigint;
  readonly currency: string;
  /** UNKNOWN_DAY if it is not known. */
  readonly valueDay: Day;
  readonly references: MovementReferences;
  readonly counterpartyName?: string;
  readonly counterpartyAccount?: string;
}

export interface MovementReferences {
  readonly uetr?: string;
  readonly endToEndId?: string;
  readonly instructionId?: string;
  /** The payer's own or any other: compared with every reference of the entry that has no field of its own here. */
  readonly reference?: string;
}

/** What is matched as one: an entry, or one payment of a batch whose parts make the entry. */
export interface Item {
  /** The entry's id, and "/n" for its n-th part. */
  readonly id: string;
  readonly entryId: string;
  readonly direction: "in" | "out";
  readonly minor: bigint;
  readonly currency: string;
  readonly bookingDay: Day;
  readonly valueDay: Day;
  readonly uetr: string | null;
  readonly endToEndId: string | null;
  readonly instructionId: string | null;
  readonly otherReferences: readonly string[];
  readonly counterpartyName: string | null;
  readonly counterpartyAccount: string | null;
}

export type ReferenceKind = "uetr" | "end_to_end_id" | "instruction_id" | "reference";

export type Criterion =
  | ReferenceKind
  | "further_reference"
  | "amount"
  | "sum"
  | "value_day"
  | "counterparty_account"
  | "counterparty_name";

/** One line of an explanation: what was compared, and what it was worth. */
export interface Reason {
  readonly criterion: Criterion;
  readonly points: number;
  /** As the statement says it, and as the ledger says it. */
  readonly statement: string;
  readonly ledger: string;
}

export interface Score {
  /** 0 to 1000: the sum of the points, held within these bounds. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** An item and the movement that it is, or the several that it paid together. */
export interface Match extends Score {
  readonly item: Item;
  readonly movementIds: readonly string[];
}

/** An item that could be several movements, or shares the only one with other items: for a person. */
export interface Ambiguity {
  readonly item: Item;
  /** The best of them, at most ten; all of one score where they were compared. */
  readonly candidates: readonly (Score & { readonly movementId: string })[];
  readonly candidateCount: number;
  /** True if there were too many of the same amount to compare them one by one. */
  readonly crowded: boolean;
}

export interface UnmatchedItem {
  readonly item: Item;
  readonly reason: "no_candidate" | "amount_differs" | "references_contradict" | "candidate_taken";
  /** At most ten movements that share a reference or come close. */
  readonly hints: readonly string[];
}

/** Signed minor units of one currency, seen from the account. Each column adds up to its first row. */
export interface MatchTotals {
  readonly currency: string;
  readonly statement: Shares;
  readonly ledger: Shares;
}

export interface Shares {
  readonly all: bigint;
  readonly matched: bigint;
  readonly ambiguous: bigint;
  readonly unmatched: bigint;
}

export interface MatchResult {
  readonly matched: readonly Match[];
  readonly ambiguous: readonly Ambiguity[];
  readonly unmatchedItems: readonly UnmatchedItem[];
  /** Movements that no entry is, ambiguous ones apart. */
  readonly unmatchedMovements: readonly Movement[];
  readonly ambiguousMovements: readonly Movement[];
  /** By currency code. */
  readonly totals: readonly MatchTotals[];
}

export interface MatchOptions {
  /** Days between value or booking day and the movement's, beyond which amount alone is no candidate. Default 5. */
  readonly windowDays?: number;
  /** Least score of a pair that no reference ties. Default 400. */
  readonly minScore?: number;
}
