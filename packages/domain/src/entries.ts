import type { Entry } from "./commands.ts";
import type { AccountRow, Draw, MovementRow } from "./rows.ts";
import type { BookingRule } from "./statuses.ts";

/** What the ledger must be told again of an entry that is to be confirmed, disputed or reversed. */
export function entryOf(row: Omit<MovementRow, "place" | "request">): Entry {
  const incoming = row.direction === "in";
  return {
    account: row.account,
    use: row.use ?? "transfer",
    payee: incoming ? null : row.counterparty,
    payeeBank: row.payeeBank,
    payeeAccount: row.payeeAccount,
    project: row.project,
    line: row.line,
    draws: row.draws,
  };
}

/** The booking rule of an account in a second. */
export function ruleAt(
  { rule, ruleChange }: Pick<AccountRow, "rule" | "ruleChange">,
  time: number,
): BookingRule {
  const changed = ruleChange !== null && ruleChange.effectiveFrom !== 0 && time >= ruleChange.effectiveFrom;
  return changed ? ruleChange.rule : rule;
}

/** What of a list is of one colour. */
export function amountOf(draws: readonly Draw[], colour: number): bigint {
  return draws.find((draw) => draw.colour === colour)?.amount ?? 0n;
}
