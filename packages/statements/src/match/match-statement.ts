import type { BankStatement } from "../bank-statement.ts";
import { matchEntries } from "./match-entries.ts";
import type { MatchOptions, MatchResult, Movement } from "./types.ts";

/** A matching, and how it leads from the opening balance to the closing one. Signed minor units. */
export interface Reconciliation extends MatchResult {
  readonly opening: bigint;
  readonly matchedNet: bigint;
  readonly ambiguousNet: bigint;
  readonly unmatchedNet: bigint;
  /** opening + matched + ambiguous + unmatched, always. */
  readonly closing: bigint;
}

/**
 * Matches one statement with the movements of its account.
 * @throws TypeError if the parts do not lead to the closing balance: the statement was not read by this package
 */
export function matchStatement(
  statement: BankStatement,
  movements: readonly Movement[],
  options: MatchOptions = {},
): Reconciliation {
  const result = matchEntries([statement], movements, options);
  const shares = result.totals.find(({ currency }) => currency === statement.currency)?.statement;
  const { matched = 0n, ambiguous = 0n, unmatched = 0n } = shares ?? {};
  const [opening, closing] = [statement.opening.minor, statement.closing.minor];
  if (opening + matched + ambiguous + unmatched !== closing) {
    throw new TypeError("opening balance and entries do not make the closing balance");
  }
  return {
    ...result,
    opening,
    matchedNet: matched,
    ambiguousNet: ambiguous,
    unmatchedNet: unmatched,
    closing,
  };
}
