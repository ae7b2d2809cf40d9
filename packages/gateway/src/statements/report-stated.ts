import type { StatementReportBody } from "@green-ledger/api";
import { allOf, bytes, type Draw, OTHER_MONEY, parseDay, type Snapshot } from "@green-ledger/domain";
import type { Lookup } from "../reads/lookup.ts";
import type { Book, StatedDay } from "./book.ts";
import { type Reconciled, reconcile, type Span } from "./reconcile.ts";
import { effectOf, type ReportedDay, wireReport } from "./wire-report.ts";

/** The spans of a book, newest first: what was recorded since its newest statement, then each stated day. */
export function spansOf({ days }: Pick<Book, "days">): Span[] {
  return days.map(({ imported, entries, movements, explaining }) => ({
    entries: imported === null ? null : entries,
    movements,
    explaining,
  }));
}

/** Compares every day of a book with the ledger as it is now. @returns in the order of the days */
export function reconcileBook({ account, days, open }: Book): Reconciled[] {
  const now: Span = { entries: null, movements: open, explaining: new Set() };
  return reconcile([now, ...spansOf({ days })], account.currency, idsOf(days)).slice(1);
}

/** Ids of statements: also those of what they brought in. */
export const idsOf = (days: Book["days"]): ReadonlySet<string> => new Set(days.map(({ row }) => row.id));

/** The report of a day that was stated with a file. */
export async function reportStated(
  day: StatedDay,
  result: Reconciled,
  {
    account,
    snapshot,
    lookup,
  }: { account: Book["account"]; snapshot: Snapshot; lookup: Pick<Lookup, "tranche"> },
): Promise<StatementReportBody | undefined> {
  const reported = reportedOf(day);
  if (reported === undefined) return undefined;
  const { expected, closing, id } = day.row;
  const draws = await drawsOf(snapshot, id, closing - expected);
  return wireReport(
    reported,
    result,
    { state: "stated", effect: effectOf(expected, closing, draws) },
    { account, lookup },
  );
}

function reportedOf({ row, imported, entries, previous }: StatedDay): ReportedDay | undefined {
  if (imported === null) return undefined;
  return {
    id: row.id,
    day: row.day,
    from: parseDay(imported.from) ?? row.day,
    statementId: imported.statement_id,
    opening: BigInt(imported.opening),
    closing: row.closing,
    previous,
    entries,
    findings: imported.findings,
  };
}

/** What a statement brought or breached, other money first, then by colour. */
async function drawsOf(snapshot: Snapshot, id: `0x${string}`, difference: bigint): Promise<Draw[]> {
  if (difference > 0n) return [{ colour: OTHER_MONEY, amount: difference }];
  if (difference === 0n) return [];
  const rows = await allOf((page) => snapshot.list("leak", { ...page, prefix: [bytes(id)] }));
  return rows.map(({ colour, amount }) => ({ colour, amount }));
}
