import { type Colour, OTHER_MONEY } from "../hex.ts";
import type { Counters, TrancheDayRow, TrancheRow } from "../rows.ts";
import { createTally, type Tally } from "./tally.ts";
import type { Violation, Watcher } from "./watcher.ts";

/**
 * L1: minted = live + allocated + returned + fees + breached + lent, each as the entries say, and live is what the lots
 * still hold. The newest day of a tranche's books says the same as its counters.
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
      const late = [...tranches.values()].reduce((sum, row) => sum + lateOf(row, tranches, tally), 0n);
      const told = tally.lateRepayments();
      if (late !== told)
        broken(OTHER_MONEY, `${told} of repayments came back too late, but tranches count ${late}`);
      return found;
    },
  };
}

type Tranches = ReadonlyMap<Colour, TrancheRow>;

/** What children repaid by receipts that became other money: nothing else says whose they were. */
function lateOf({ colour }: TrancheRow, tranches: Tranches, tally: Tally): bigint {
  if (colour === OTHER_MONEY) return 0n;
  const byReceipt = childrenOf(colour, tranches).reduce(
    (sum, child) => sum + child.counters.repaid - tally.of("repaid", child.colour),
    0n,
  );
  return byReceipt - tally.repaymentsInTime(colour);
}

function childrenOf(colour: Colour, tranches: Tranches): TrancheRow[] {
  return [...tranches.values()].filter((row) => row.parent === colour && row.colour !== OTHER_MONEY);
}

function faultsOf(tranche: TrancheRow, tranches: Tranches, tally: Tally): string[] {
  const { colour, counters, size, parent } = tranche;
  const faults: string[] = [];
  const { minted, live, allocated, returned, fees, breached, lent, repaid } = counters;
  const where = live + allocated + returned + fees + breached + lent;
  if (minted !== where) faults.push(`minted is ${minted}, but the places where it can be make ${where}`);
  const late = lateOf(tranche, tranches, tally);
  if (late < 0n) faults.push(`more came back to it than its children repaid, by ${-late}`);
  const owed = colour === OTHER_MONEY ? [] : childrenOf(colour, tranches);
  const paidBack = owed.reduce((sum, child) => sum + child.counters.repaid, 0n);
  const expected: Omit<Counters, "repaid"> = {
    minted: tally.of("minted", colour),
    live: tally.of("live", colour),
    allocated: tally.of("allocated", colour),
    returned: tally.of("returned", colour) + late + tally.lateReturns(owed.map((row) => row.colour)),
    fees: tally.of("fees", colour),
    breached: tally.of("breached", colour),
    lent: tally.of("lent", colour) - paidBack,
  };
  for (const [name, amount] of Object.entries(expected) as [keyof typeof expected, bigint][]) {
    const source = name === "live" ? "lots hold" : "entries make";
    if (counters[name] !== amount) faults.push(`${name} is ${counters[name]}, but ${source} ${amount}`);
  }
  const most = parent === OTHER_MONEY ? 0n : minted;
  if (repaid < tally.of("repaid", colour) || repaid > most)
    faults.push(`repaid is ${repaid}, of ${minted}, but entries make ${tally.of("repaid", colour)}`);
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
