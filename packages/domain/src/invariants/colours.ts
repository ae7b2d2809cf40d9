import { type Colour, OTHER_MONEY } from "../hex.ts";
import type { Counters, TrancheRow } from "../rows.ts";
import { addTo, type Violation, type Watcher } from "./watcher.ts";

const EXITS = { allocate: "allocated", return: "returned", fee: "fees" } as const;

/** L1: minted = live + allocated + returned + fees, each as the movements say, and live is what the lots still hold. */
export function watchColours(): Watcher {
  const tranches = new Map<Colour, TrancheRow>();
  const moved = {
    minted: new Map<Colour, bigint>(),
    live: new Map<Colour, bigint>(),
    allocated: new Map<Colour, bigint>(),
    returned: new Map<Colour, bigint>(),
    fees: new Map<Colour, bigint>(),
  };
  return {
    tranches: (row) => tranches.set(row.colour, row),
    lots: (row) => addTo(moved.live, row.colour, row.remaining),
    movements(row) {
      if (row.direction === "in") addTo(moved.minted, row.colour, row.amount);
      else if (row.use !== null && row.use !== "transfer")
        addTo(moved[EXITS[row.use]], row.colour, row.amount);
    },
    finish() {
      const found: Violation[] = [];
      const colours = new Set([
        ...tranches.keys(),
        ...Object.values(moved).flatMap((sums) => [...sums.keys()]),
      ]);
      for (const colour of colours) {
        const broken = (detail: string) =>
          found.push({ invariant: "L1", subject: `colour ${colour}`, detail });
        const tranche = tranches.get(colour);
        if (tranche === undefined) {
          broken("money has this colour, but there is no such tranche");
          continue;
        }
        for (const detail of faultsOf(tranche, (name) => moved[name].get(colour) ?? 0n)) broken(detail);
      }
      return found;
    },
  };
}

function faultsOf(tranche: TrancheRow, moved: (name: keyof Counters) => bigint): string[] {
  const faults: string[] = [];
  const { minted, live, allocated, returned, fees } = tranche.counters;
  const where = live + allocated + returned + fees;
  if (minted !== where)
    faults.push(`minted is ${minted}, but live, allocated, returned and fees are ${where}`);
  for (const [name, counted] of Object.entries(tranche.counters) as [keyof Counters, bigint][]) {
    const source = name === "live" ? "lots hold" : "movements make";
    if (counted !== moved(name)) faults.push(`${name} is ${counted}, but ${source} ${moved(name)}`);
  }
  const over = tranche.colour !== OTHER_MONEY && minted > tranche.size;
  if (over) faults.push(`minted is ${minted}, but the tranche's size is ${tranche.size}`);
  return faults;
}
