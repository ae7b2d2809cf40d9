import { type Colour, OTHER_MONEY } from "../hex.ts";
import type { Counters, TrancheDayRow, TrancheRow } from "../rows.ts";
import { createTally, type Tally } from "./tally.ts";
import type { Violation, Watcher } from "./watcher.ts";

/**
 * L1: minted = live + allocated + returned + fees + breached + lent, each as the entries say, and live is what the lots
 * still hold; and each child tranche repaid what entries say that it did. The newest day of a tranche's books says the same as its counters.
 */
export function watchColours(): Watcher {
  const tranches = new Map<Colour, TrancheRow>();
  const days = new Map<Colour, TrancheDayRow>();
  const tally = createTally();
  return {
    tranches: (row) => tranches.set(row.colour, row),
    trancheDays(row) {
      if (row.day >= (days.get(row.colour)?.day ?? 0)) days.set(row.colour, row);
    },
    lots: tally.addLot,
    movements: tally.addEntry,
    finish() {
      const found: Violation[] = [];
      const broken = (colour: Colour, detail: string) =>
        found.push({ invariant: "L1", subject: `colour ${colour}`, detail });
      for (const colour of new Set([...tranches.keys(), ...days.keys(), ...tally.colours()])) {
        const tranche = tranches.get(colour);
        if (tranche === undefined) {
          broken(colour, "money has this colour, but there is no such tranche");
          continue;
        }
        for (const detail of faultsOf(tranche, tranches, tally)) broken(colour, detail);
        const detail = dayFault(tranche, days.get(colour));
        if (detail !== undefined) broken(colour, detail);
      }
      return found;
    },
  };
}

type Tranches = ReadonlyMap<Colour, TrancheRow>;

/** Colours of the tranches that this one funds. */
function childrenOf(parent: Colour, tranches: Tranches): Colour[] {
  if (parent === OTHER_MONEY) return [];
  return [...tranches.values()].filter((row) => row.parent === parent).map(({ colour }) => colour);
}

function faultsOf(tranche: TrancheRow, tranches: Tranches, tally: Tally): string[] {
  const { colour, counters, size, parent } = tranche;
  const faults: string[] = [];
  const { minted, live, allocated, returned, fees, breached, lent, repaid } = counters;
  const where = live + allocated + returned + fees + breached + lent;
  if (minted !== where) faults.push(`minted is ${minted}, but the places where it can be make ${where}`);
  const children = childrenOf(colour, tranches);
  const paidBack = children.reduce((sum, child) => sum + tally.of("repaid", child), 0n);
  const expected: Counters = {
    minted: tally.of("minted", colour),
    live: tally.of("live", colour),
    allocated: tally.of("allocated", colour),
    returned: tally.of("returned", colour) + tally.lateFrom(children),
    fees: tally.of("fees", colour),
    breached: tally.of("breached", colour),
    lent: tally.of("lent", colour) - paidBack,
    repaid: tally.of("repaid", colour),
  };
  for (const [name, amount] of Object.entries(expected) as [keyof Counters, bigint][]) {
    const source = name === "live" ? "lots hold" : "entries make";
    if (counters[name] !== amount) faults.push(`${name} is ${counters[name]}, but ${source} ${amount}`);
  }
  const most = parent === OTHER_MONEY ? 0n : minted;
  if (repaid > most) faults.push(`repaid is ${repaid}, of ${most} that are owed`);
  const over = colour !== OTHER_MONEY && minted > size;
  if (over) faults.push(`minted is ${minted}, but the tranche's size is ${size}`);
  return faults;
}

function dayFault({ colour, counters }: TrancheRow, day: TrancheDayRow | undefined): string | undefined {
  const names = Object.keys(counters) as (keyof Counters)[];
  if (colour === OTHER_MONEY) return day && "other money has books of days";
  if (day === undefined)
    return counters.minted === 0n ? undefined : "money moved, but there is no book of a day";
  const other = names.find((name) => counters[name] !== day.counters[name]);
  return other && `${other} is ${counters[other]}, but ${day.counters[other]} at the end of day ${day.day}`;
}
