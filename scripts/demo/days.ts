import { formatDay, parseDay, UNKNOWN_DAY } from "@green-ledger/domain";

/** The day so many days after a day, both as YYYY-MM-DD. */
export const dayAfter = (day: string, days: number): string =>
  formatDay((parseDay(day) ?? UNKNOWN_DAY) + days);
