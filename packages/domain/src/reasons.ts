/**
 * Why an entry was refused or flagged, in the order of the contract's `Reason` enum: the position is the
 * number on chain. The names are the stable codes of API and reports. Parity with the contract is tested.
 */
export const REASONS = [
  "none",
  "already_recorded",
  "amount_zero",
  "funds_insufficient",
  "payer_suspended",
  "payee_unknown",
  "payee_suspended",
  "payee_affiliated",
  "payee_not_entitled",
  "account_unknown",
  "account_not_payees",
  "account_same",
  "account_not_applicable",
  "currency_mismatch",
  "tranche_unknown",
  "tranche_exceeded",
  "tranche_not_of_account",
  "nothing_to_return",
  "project_not_applicable",
  "project_missing",
  "project_unknown",
  "project_out_of_standing",
  "project_not_admitted",
  "cap_exceeded",
  "evidence_missing",
  "value_date_missing",
  "value_date_in_future",
  "before_look_back",
  "after_deadline",
  "amount_too_large",
  "evidence_unknown",
  "evidence_suspect",
  "evidence_used",
  "evidence_other_project",
  "draws_missing",
  "draws_unequal",
  "draw_against_rule",
  "colours_exceeded",
  "account_broken",
  "day_closed",
  "request_not_open",
  "request_differs",
  "request_expired",
  "same_key",
  "payee_bank_same",
  "line_missing",
  "line_not_open",
  "line_not_payees",
  "line_outside_window",
  "line_exceeded",
  "line_not_for_refinancing",
  "entrusted_payment_required",
  "placement_not_allowed",
  "tranche_parent_mismatch",
  "lender_not_entitled",
  "repayment_exceeded",
  "rate_mismatch",
  "entry_unknown",
  "entry_not_reversible",
  "reversal_exceeded",
  "statement_out_of_order",
  "origin_not_applicable",
] as const;

export type Reason = (typeof REASONS)[number];

/** Reasons that a framework in mode `flag` records and marks instead of refusing. */
export const FLAGGABLE: readonly Reason[] = [
  "project_missing",
  "project_not_admitted",
  "evidence_missing",
  "before_look_back",
  "after_deadline",
  "line_not_for_refinancing",
  "entrusted_payment_required",
  "placement_not_allowed",
];

/** The reason that a number on chain stands for. Throws RangeError for a number that no contract emits. */
export function reasonOf(value: number): Reason {
  const reason = REASONS[value];
  if (reason === undefined) throw new RangeError(`no reason has the number ${value}`);
  return reason;
}
