import { type Day, UNKNOWN_DAY } from "../day.ts";
import type { AccountId, Colour } from "../hex.ts";
import type { ModelState } from "./state.ts";

/** Money that another account's bank brings: on a day that is closed here, it counts on the first that is not. */
export function arriveOn(
  state: ModelState,
  { account, colour, amount, day }: { account: AccountId; colour: Colour; amount: bigint; day: Day },
): void {
  const closedThrough = state.accounts.get(account)?.closedThrough ?? UNKNOWN_DAY;
  const counts = closedThrough === UNKNOWN_DAY || day > closedThrough ? day : closedThrough + 1;
  // Before the first statement, money without a day was always there.
  if (counts === UNKNOWN_DAY) return;
  const key = arrivalKey(account, colour, counts);
  state.money.arrivals.set(key, (state.money.arrivals.get(key) ?? 0n) + amount);
}

/** What came from other accounts in one colour and counts from a day on. */
export const arrivalKey = (account: AccountId, colour: Colour, day: Day): string =>
  `${account}/${colour}/${day}`;
