/** What an import makes of one line of a file. */

export type LineCode =
  | "column_count"
  | "amount_missing"
  | "amount_malformed"
  | "amount_fraction"
  | "amount_too_large"
  | "amount_zero"
  | "amount_negative"
  | "reference_missing"
  | "reference_malformed"
  | "date_unreadable"
  | "payee_number_malformed"
  | "payee_missing"
  | "duplicate_line"
  | "duplicate_reference_other_content";

export interface Payee {
  /** What tells it apart from others; becomes a keyed fingerprint. */
  key: string;
  /** Undefined if it is withheld. */
  name: string | undefined;
}

/** A line that can be recorded. */
export interface Entry {
  kind: "entry";
  direction: "out" | "in";
  reference: string;
  /** Positive, minor units. */
  amount: bigint;
  /** "YYYY-MM-DD", or null if the source does not know. */
  valueDate: string | null;
  payee: Payee;
  profile: Record<string, string>;
}

export interface Reject {
  kind: "reject";
  code: LineCode;
  detail: string;
  /** Signed minor units, 0 if the line has no readable amount: so that sums can be compared. */
  amount: bigint;
}

export const reject = (code: LineCode, detail: string, amount = 0n): Reject => ({
  kind: "reject",
  code,
  detail,
  amount,
});
