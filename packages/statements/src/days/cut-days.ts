import { type Day, UNKNOWN_DAY } from "@green-ledger/domain";
import { type BankStatement, type StatementEntry, signedMinor } from "../bank-statement.ts";

/** What a statement says of one day, or of several that are told together. */
export interface StatementDay {
  readonly statementId: string;
  /** The first day of which it has entries; the day itself if it has none. */
  readonly from: Day;
  /** Whose end the closing balance is. */
  readonly day: Day;
  /** Signed minor units. */
  readonly opening: bigint;
  /** opening + entries, always. */
  readonly closing: bigint;
  /** Booked ones, in the order of the file. */
  readonly entries: readonly StatementEntry[];
}

/**
 * Cuts a statement into days by the booking days of its entries: each with the balance that they lead to, the last with
 * the statement's own closing balance. Where an entry has no booking day, or one outside the statement, no balance
 * between opening and closing is certain, and the statement stays whole.
 */
export function cutDays(statement: BankStatement): StatementDay[] {
  const { statementId, opening, closing } = statement;
  const booked = statement.entries.filter(({ status }) => status === "booked");
  const certain = booked.every(({ bookingDay }) => isWithin(bookingDay, opening.day, closing.day));
  const byDay = Map.groupBy(booked, ({ bookingDay }) => (certain ? bookingDay : closing.day));
  if (!byDay.has(closing.day)) byDay.set(closing.day, []);
  let balance = opening.minor;
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([day, entries]) => {
      const before = balance;
      balance += entries.reduce((sum, entry) => sum + signedMinor(entry), 0n);
      return { statementId, from: day, day, opening: before, closing: balance, entries };
    });
}

const isWithin = (day: Day, from: Day, until: Day): boolean =>
  day !== UNKNOWN_DAY && day <= until && (from === UNKNOWN_DAY || day >= from);

/** Consecutive days as one: it opens as the first and closes as the last. */
export function joinDays(days: readonly [StatementDay, ...StatementDay[]]): StatementDay {
  const [first] = days;
  const last = days.at(-1) ?? first;
  return {
    ...last,
    from: first.from,
    opening: first.opening,
    entries: days.flatMap(({ entries }) => entries),
  };
}
