import type { Day } from "../day.ts";
import type { Colour } from "../hex.ts";
import type { Place } from "../rows.ts";
import { addTo } from "./watcher.ts";

/**
 * What happened to an account: a statement, or money of a colour. What came from another account has the day that its
 * bank said; what the account's own bank recorded has none.
 */
export type Step = { place: Place } & (
  | { expected: bigint; day: Day }
  | { colour: Colour; added: bigint; arrives: Day | null }
);

interface Later {
  colour: Colour;
  day: Day;
  amount: bigint;
}

/** L3 in the order in which things happened: what each statement expected, and that days rise. */
export function runningFaults(steps: readonly Step[]): string[] {
  const faults: string[] = [];
  const held = new Map<Colour, bigint>();
  let later: Later[] = [];
  let closed = 0;
  for (const step of steps.toSorted(byPlace)) {
    if ("added" in step) {
      const { colour, added: amount, arrives } = step;
      addTo(held, colour, amount);
      const day = arrives === null || (closed > 0 && arrives <= closed) ? closed + 1 : arrives;
      if (arrives !== null && day > closed) later.push({ colour, day, amount });
      continue;
    }
    const { day, expected } = step;
    later = later.filter((arrival) => arrival.day > day);
    const there = heldWithout(held, later);
    if (expected !== there) faults.push(`was expected to hold ${expected} on day ${day}, but held ${there}`);
    if (day <= closed) faults.push(`was stated on day ${day} after day ${closed}`);
    closed = day;
  }
  return faults;
}

/** A colour counts as nothing where its own bank paid out what came later. */
function heldWithout(held: ReadonlyMap<Colour, bigint>, later: readonly Later[]): bigint {
  const rest = new Map(held);
  for (const { colour, amount } of later) addTo(rest, colour, -amount);
  return [...rest.values()].reduce((sum, amount) => (amount > 0n ? sum + amount : sum), 0n);
}

/** What a statement finds missing has its place, and comes after it. */
function byPlace(a: Step, b: Step): number {
  const order = a.place.block - b.place.block || a.place.logIndex - b.place.logIndex;
  return order || Number("added" in a) - Number("added" in b);
}
