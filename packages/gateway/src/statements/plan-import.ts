import type { StatementReportBody } from "@green-ledger/api";
import { type AccountRow, type Bytes32, type Day, formatDay, MAX_MINOR } from "@green-ledger/domain";
import type { StatementDay } from "@green-ledger/statements";
import type { Faults } from "../errors/faults.ts";
import { statementOf } from "../vault/statements.ts";
import type { PlanContext } from "../writes/plan.ts";
import { type Book, readBook, type StatedDay } from "./book.ts";
import { effectsOf } from "./effects.ts";
import { findAccount } from "./find-account.ts";
import { planDays } from "./plan-days.ts";
import { readHoldings } from "./read-holdings.ts";
import type { AccountStatements, ImportBody } from "./read-upload.ts";
import { reconcile, type Span } from "./reconcile.ts";
import { idsOf, reportStated, spansOf } from "./report-stated.ts";
import { wireReport } from "./wire-report.ts";

/** What is stated of one account of a file. */
export interface PlannedAccount {
  account: AccountRow;
  accountId: string;
  findings: AccountStatements["findings"];
  book: Book;
  /** In order. */
  fresh: readonly StatementDay[];
  /** Stated before, from this very file. */
  already: readonly StatedDay[];
}

interface Asked {
  /** Of the file. */
  sha256: string;
  context: PlanContext;
  faults: Faults;
}

export async function planAccount(
  stated: AccountStatements,
  body: ImportBody,
  { sha256, context, faults }: Asked,
): Promise<PlannedAccount | undefined> {
  const { accountId, days, findings } = stated;
  const account = findAccount(stated, body, context, faults);
  const [first] = days;
  if (account === undefined || first === undefined) return undefined;
  const book = await readBook(context, account, first.day);
  const known = knownDays(account, days, book, { context, faults });
  const { fresh, already, closed } = planDays(days, {
    sha256,
    newest: account.newest,
    nextStated: (day) => known.find((each) => each.day >= day),
  });
  for (const day of closed) {
    faults.add(
      "/file/content",
      "statement_day_closed",
      `${formatDay(day)} was closed by another statement than this file, or by the same under other content.`,
    );
  }
  for (const { day, closing } of fresh) requireBalance(closing, day, faults);
  return {
    account,
    accountId,
    findings,
    book,
    fresh,
    already: book.days.filter(({ row }) => already.includes(row.day)).reverse(),
  };
}

/** Days that are stated or on their way, in order, each with the hash of what it was stated from. */
function knownDays(
  account: AccountRow,
  days: readonly StatementDay[],
  book: Book,
  { context, faults }: Omit<Asked, "sha256">,
): { day: Day; sha256: string | null }[] {
  const { makeId, pending, outbox } = context;
  const stated = new Map(book.days.map(({ row, said }) => [row.day, said?.statement?.sha256 ?? null]));
  for (const { day } of days) {
    const item = pending.find(makeId("statement", account.id, formatDay(day)));
    if (item === undefined || stated.has(day)) continue;
    if (item.root === null) faults.add("/file/content", "earlier_pending");
    const [profile] = item.root === null ? [] : outbox.profiles([item.root]);
    const said = profile === undefined ? undefined : statementOf("movement", profile);
    stated.set(day, said?.statement?.sha256 ?? null);
  }
  return [...stated].map(([day, sha256]) => ({ day, sha256 })).sort((a, b) => a.day - b.day);
}

function requireBalance(closing: bigint, day: Day, faults: Faults): void {
  const code = closing < 0n ? "amount_negative" : closing > MAX_MINOR ? "amount_too_large" : undefined;
  if (code === undefined) return;
  faults.add(
    "/file/content",
    code,
    `The account closes ${formatDay(day)} with ${closing} minor units; the ledger keeps balances from 0 to 2^128 - 1.`,
  );
}

/** The report of every day of a file, once it is known what the ledger refuses. */
export async function importReport(
  accounts: readonly PlannedAccount[],
  context: PlanContext,
): Promise<(refused: ReadonlySet<Bytes32>) => StatementReportBody[]> {
  const reports = await Promise.all(accounts.map((account) => accountReport(account, context)));
  return (refused) => reports.flatMap((report) => report(refused));
}

async function accountReport(
  { account, book, fresh, already, findings }: PlannedAccount,
  { snapshot, lookup, makeId }: PlanContext,
): Promise<(refused: ReadonlySet<Bytes32>) => StatementReportBody[]> {
  const isOldest = (i: number) => i === 0;
  const freshSpans = fresh.map(
    ({ entries }, i): Span => ({ entries, movements: isOldest(i) ? book.open : [], explaining: new Set() }),
  );
  const open: Span = { entries: null, movements: book.open, explaining: new Set() };
  const unstated = fresh.length === 0 ? [open] : freshSpans.reverse();
  const results = reconcile([...unstated, ...spansOf(book)], account.currency, idsOf(book.days));
  const ofFresh = results.slice(0, fresh.length).reverse();
  const ofStated = results.slice(unstated.length);

  const before = await Promise.all(
    already.map((day) => {
      const result = ofStated[book.days.indexOf(day)] ?? { compared: [], missing: [] };
      return reportStated(day, result, { account, snapshot, lookup });
    }),
  );
  const least = fresh.reduce((min, { closing }) => (closing < min ? closing : min), account.balance);
  const most = fresh.reduce((max, { closing }) => (closing > max ? closing : max), account.balance);
  const holdings = await readHoldings(snapshot, account, most - least);
  const newest = book.days[0]?.row.closing ?? null;
  // Everything is looked up now: the snapshot is closed when the contracts have been asked.
  const colours = new Map(holdings.green.map(({ colour }) => [colour, lookup.tranche(colour)]));
  const told = { account, lookup: { tranche: (colour: number) => colours.get(colour) } };

  return (refused) => {
    const ids = fresh.map(({ day }) => makeId("statement", account.id, formatDay(day)));
    const effects = effectsOf(
      fresh.map(({ closing }, i) => ({ closing, taken: !refused.has(ids[i] ?? "0x") })),
      holdings,
    );
    const after = fresh.flatMap((day, i) => {
      const [id, effect, result] = [ids[i], effects[i], ofFresh[i]];
      if (id === undefined || effect === undefined || result === undefined) return [];
      const previous = fresh[i - 1]?.closing ?? newest;
      const reported = { ...day, id, previous, findings: findings.get(day.statementId) ?? [] };
      const state = refused.has(id) ? ("refused" as const) : ("new" as const);
      return [wireReport(reported, result, { state, effect }, told)];
    });
    return [...before.filter((each) => each !== undefined), ...after];
  };
}
