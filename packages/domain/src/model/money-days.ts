import { dayOfSecond } from "../day.ts";
import { OTHER_MONEY } from "../hex.ts";
import type { ModelState } from "./state.ts";

/** Remembers the counters of every tranche that a command has counted, as of the day of the command. */
export function markDays(before: ModelState, after: ModelState, time: number): void {
  const day = dayOfSecond(time);
  for (const [colour, { counters }] of after.tranches) {
    const untouched = before.tranches.get(colour)?.counters === counters;
    const isNew = !before.tranches.has(colour);
    if (untouched || isNew || colour === OTHER_MONEY) continue;
    after.money.days.set(`${colour}/${day}`, { colour, day, counters });
  }
}
