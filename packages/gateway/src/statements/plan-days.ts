import type { Day } from "@green-ledger/domain";
import { joinDays, type StatementDay } from "@green-ledger/statements";

export interface PlannedDays {
  /** To be stated, in order. */
  fresh: StatementDay[];
  /** Days that were stated from this very file. */
  already: Day[];
  /** Days that were closed by something else. */
  closed: Day[];
}

/**
 * Which days of a file are stated. A day is passed over when the ledger has recorded money of a later day: its balance
 * can no longer be compared, so its entries go with the next day that can. A repeat finds the same days again: each is
 * looked for, or the next one that was stated, and it must be from the same file.
 * @param days of one account, in order, each opening where the one before closed
 * @param nextStated the first day from this one on that is stated, or on its way
 * @param newest value date that the ledger has recorded in the account
 */
export function planDays(
  days: readonly StatementDay[],
  {
    sha256,
    newest,
    nextStated,
  }: { sha256: string; newest: Day; nextStated(day: Day): { day: Day; sha256: string | null } | undefined },
): PlannedDays {
  const planned: PlannedDays = { fresh: [], already: [], closed: [] };
  let waiting: StatementDay[] = [];
  for (const [i, each] of days.entries()) {
    const stated = nextStated(each.day);
    if (stated !== undefined) {
      if (stated.sha256 !== sha256) planned.closed.push(each.day);
      else if (stated.day === each.day) planned.already.push(each.day);
      continue;
    }
    waiting.push(each);
    const [first, ...rest] = waiting;
    const isLast = i === days.length - 1;
    if (first === undefined || (each.day < newest && !isLast)) continue;
    planned.fresh.push(joinDays([first, ...rest]));
    waiting = [];
  }
  return planned;
}
