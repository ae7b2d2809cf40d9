/**
 * Why a receipt or payment was refused or flagged, in the order of the contract's `Reason` enum: the position is the
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
] as const;

export type Reason = (typeof REASONS)[number];

/** Reasons that a framework in mode `flag` records and marks instead of refusing. */
export const FLAGGABLE: readonly Reason[] = ["project_not_admitted", "before_look_back", "after_deadline"];

/** The reason that a number on chain stands for. Throws RangeError for a number that no contract emits. */
export function reasonOf(value: number): Reason {
  const reason = REASONS[value];
  if (reason === undefined) throw new RangeError(`no reason has the number ${value}`);
  return reason;
}
