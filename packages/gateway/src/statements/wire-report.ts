import type { StatementEntryBody, StatementReportBody } from "@green-ledger/api";
import type { AccountRow, Day, Draw, MovementId } from "@green-ledger/domain";
import { type StatementEntry, signedMinor } from "@green-ledger/statements";
import { wireId } from "../ids/wire-ids.ts";
import type { Lookup } from "../reads/lookup.ts";
import { wireDay, wireMoney } from "../wire/common.ts";
import { wireDraws } from "../wire/draws.ts";
import type { Effect } from "./effects.ts";
import type { Compared, Reconciled } from "./reconcile.ts";

/** A day of a file, or one that was stated with it. */
export interface ReportedDay {
  id: MovementId;
  day: Day;
  from: Day;
  statementId: string;
  opening: bigint;
  closing: bigint;
  previous: bigint | null;
  entries: readonly StatementEntry[];
  findings: readonly { code: string; line: number; detail: string }[];
}

export function wireReport(
  { id, day, from, statementId, opening, closing, previous, entries, findings }: ReportedDay,
  { compared, missing }: Reconciled,
  { state, effect }: { state: StatementReportBody["state"]; effect: Effect },
  { account, lookup }: { account: AccountRow; lookup: Pick<Lookup, "tranche"> },
): StatementReportBody {
  const { currency } = account;
  const sum = (direction: StatementEntry["direction"]) =>
    entries.filter((entry) => entry.direction === direction).reduce((all, { minor }) => all + minor, 0n);
  const gap =
    previous === null || previous === opening
      ? []
      : [
          {
            code: "opening_differs",
            line: 0,
            detail: `the statement before closed with ${previous} minor units`,
          },
        ];
  if (opening + entries.reduce((all, entry) => all + signedMinor(entry), 0n) !== closing) {
    throw new TypeError("opening balance and entries do not make the closing balance");
  }
  return {
    id: wireId("movement", id),
    account: wireId("account", account.id),
    day: wireDay(day) ?? "",
    from: wireDay(from) ?? "",
    statement_id: statementId,
    state,
    opening: wireMoney(currency, opening),
    credits: wireMoney(currency, sum("credit")),
    debits: wireMoney(currency, sum("debit")),
    closing: wireMoney(currency, closing),
    previous_closing: previous === null ? null : wireMoney(currency, previous),
    ledger: wireMoney(currency, effect.held),
    effect: {
      outcome: effect.outcome,
      amount: wireMoney(currency, effect.amount),
      draws: wireDraws(effect.draws, currency, lookup),
    },
    entries: compared.map((each) => wireEntry(each, id, day)),
    missing: missing.map(({ row, movement }) => ({
      movement: wireId("movement", row.id),
      direction: movement.direction,
      amount: wireMoney(currency, movement.minor),
      value_date: wireDay(row.valueDate),
      reference: movement.references.reference ?? null,
    })),
    findings: [...gap, ...findings.map(({ code, line, detail }) => ({ code, line, detail }))],
  };
}

export function wireEntry(compared: Compared, statement: MovementId, day: Day): StatementEntryBody {
  const { item, status, movementIds, score, reasons, candidates, candidateCount, hints } = compared;
  return {
    id: item.id,
    statement: wireId("movement", statement),
    day: wireDay(day) ?? "",
    status,
    direction: item.direction,
    amount: wireMoney(item.currency, item.minor),
    booking_date: wireDay(item.bookingDay),
    value_date: wireDay(item.valueDay),
    uetr: item.uetr,
    end_to_end_id: item.endToEndId,
    instruction_id: item.instructionId,
    references: [...item.otherReferences],
    counterparty_name: item.counterpartyName,
    counterparty_account: item.counterpartyAccount,
    remittance: compared.remittance,
    movements: movementIds.map(wireMovementId),
    score: status === "matched" ? score : null,
    reasons: reasons.map(wireReason),
    later: compared.later,
    why: compared.why,
    candidates: candidates.map((each) => ({
      movement: wireMovementId(each.movementId),
      score: each.score,
      reasons: each.reasons.map(wireReason),
    })),
    candidate_count: candidateCount,
    hints: hints.map(wireMovementId),
  };
}

/** What was taken of each colour, as draws of one effect. */
export const effectOf = (held: bigint, closing: bigint, draws: Draw[]): Effect => ({
  outcome: closing === held ? "balances" : closing > held ? "surplus" : "shortfall",
  held,
  amount: closing > held ? closing - held : held - closing,
  draws,
});

const wireReason = ({ criterion, points, statement, ledger }: Compared["reasons"][number]) => ({
  criterion,
  points,
  statement,
  ledger,
});
const wireMovementId = (id: string) => wireId("movement", id as MovementId);
