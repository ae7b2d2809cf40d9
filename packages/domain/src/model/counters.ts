import { type Day, dayOfSecond } from "../day.ts";
import { type AccountId, type Colour, OTHER_MONEY } from "../hex.ts";
import { MAX_MINOR } from "../money.ts";
import type { Counters } from "../rows.ts";
import { termsOf } from "./instruments.ts";
import { requires } from "./outcome.ts";
import type { ModelState } from "./state.ts";

/** Counts where money of a colour went (L1). Counters never wrap. */
export function count(state: ModelState, colour: Colour, change: Partial<Counters>): void {
  const tranche = state.tranches.get(colour);
  if (tranche === undefined) return;
  const counters = { ...tranche.counters };
  for (const [name, by] of Object.entries(change) as [keyof Counters, bigint][]) {
    counters[name] = fitting(counters[name] + by);
  }
  state.tranches.set(colour, { ...tranche, counters });
}

/** An amount that the chain can hold. */
export function fitting(amount: bigint): bigint {
  requires(amount >= 0n && amount <= MAX_MINOR, "Panic", { reason: 0x11 });
  return amount;
}

/**
 * Money of a tranche comes back: to its own colour while it can be used again, else it counts as returned and comes in
 * as other money.
 * @returns the colour of the money from now on
 */
export function comeBack(
  state: ModelState,
  { colour, amount, day, time }: { colour: Colour; amount: bigint; day: Day; time: number },
): Colour {
  const until = termsOf(state, colour)?.instrument.availableUntil ?? 0;
  const over = until !== 0 && (day === 0 ? dayOfSecond(time) : day) > until;
  if (!over) {
    count(state, colour, { live: amount });
    return colour;
  }
  count(state, colour, { returned: amount });
  count(state, OTHER_MONEY, { minted: amount, live: amount });
  return OTHER_MONEY;
}

/** Remembers the newest value date of what an account's own bank recorded. */
export function date(state: ModelState, day: Day, id: AccountId): void {
  const account = state.accounts.get(id);
  if (account !== undefined && day > account.newest) state.accounts.set(id, { ...account, newest: day });
}
