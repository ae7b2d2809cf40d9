import { type Day, dayOfSecond } from "../day.ts";
import type { AccountId } from "../hex.ts";
import type { Draw } from "../rows.ts";
import { arrivalKey } from "./arrivals.ts";
import { heldIn, holdingOf } from "./lots.ts";
import type { ModelState } from "./state.ts";

/** What an account holds of each colour. */
export const held = (state: ModelState, account: AccountId): Draw[] =>
  heldIn(state, account).map((colour) => ({ colour, amount: holdingOf(state, account, colour) }));

/** What it held at the end of a day: what came from other accounts later is left out. */
export function heldOn(state: ModelState, account: AccountId, day: Day, time: number): Draw[] {
  const draws = held(state, account);
  // Where today is closed, money counts tomorrow.
  for (let later = day + 1; later <= dayOfSecond(time) + 1; later++) {
    for (const draw of draws) {
      const came = state.money.arrivals.get(arrivalKey(account, draw.colour, later)) ?? 0n;
      // Its own bank may have paid it out before the day on which it counts.
      draw.amount = came < draw.amount ? draw.amount - came : 0n;
    }
  }
  return draws;
}
