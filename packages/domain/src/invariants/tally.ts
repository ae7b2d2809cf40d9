import { type Colour, OTHER_MONEY } from "../hex.ts";
import type { Counters, LotRow } from "../rows.ts";
import { addTo, type Entered, hasMoved, leaks } from "./watcher.ts";

/** Where money of each colour is by the entries alone, without the counters. */
export interface Tally {
  addLot(row: LotRow): void;
  addEntry(row: Entered): void;
  colours(): Colour[];
  of(name: keyof Counters, colour: Colour): bigint;
  /** What these tranches, children, gave back too late, by lot or by receipt: it came in as other money. */
  lateFrom(children: readonly Colour[]): bigint;
}

export function createTally(): Tally {
  const sums = new Map<keyof Counters, Map<Colour, bigint>>();
  const late = new Map<Colour, bigint>();

  function add(name: keyof Counters, colour: Colour, amount: bigint): void {
    const sum = sums.get(name) ?? new Map<Colour, bigint>();
    addTo(sum, colour, amount);
    sums.set(name, sum);
  }

  function received({ repays, draws }: Entered): void {
    for (const { colour, amount } of draws) {
      if (repays === null) add("minted", colour, amount);
      else gaveBack(repays, colour, amount);
    }
  }

  function gaveBack(child: Colour, colour: Colour, amount: bigint): void {
    add("repaid", child, amount);
    if (colour === OTHER_MONEY) cameLate(child, amount);
  }

  function cameLate(child: Colour, amount: bigint): void {
    addTo(late, child, amount);
    add("minted", OTHER_MONEY, amount);
  }

  function paid(row: Entered): void {
    const standing = [
      ...row.draws,
      ...row.reversed.map(({ colour, amount }) => ({ colour, amount: -amount })),
    ];
    for (const { colour, amount } of standing) {
      if (row.use === "fee") add("fees", colour, amount);
      if (row.use === "return") add("returned", colour, amount);
      if (row.use === "return" && row.payeeAccount !== null) add("repaid", colour, amount);
      if (row.use === "allocate") add(leaks(row, colour) ? "breached" : "allocated", colour, amount);
    }
    // What came back in time is live in its colour again; what did not is returned, and minted as other money.
    for (const { colour, amount } of row.reversed) {
      add("returned", colour, colour === OTHER_MONEY ? 0n : amount);
      add("minted", OTHER_MONEY, colour === OTHER_MONEY ? 0n : amount);
    }
  }

  return {
    addLot({ colour, remaining, parent, amount }) {
      add("live", colour, remaining);
      // Only on-lent money that goes back too late becomes other money on its way.
      if (parent === null || colour !== OTHER_MONEY || parent.colour === OTHER_MONEY) return;
      cameLate(parent.colour, amount);
    },
    addEntry(row) {
      if (!hasMoved(row)) return;
      if (row.kind === "receipt") received(row);
      if (row.kind === "payment") paid(row);
      for (const { colour, amount } of row.draws) {
        if (row.kind === "shortfall") add("breached", colour, amount);
        if (row.kind === "explanation") add("breached", colour, -amount);
        if (row.kind === "lending" || row.kind === "conversion") add("lent", colour, amount);
        if (row.kind !== "reversal") continue;
        // A receipt that was none was never minted. Of a payment, see there: what is of its colour came back in time.
        if (row.direction === "out") add("minted", colour, -amount);
        else if (colour !== OTHER_MONEY) {
          add("returned", colour, -amount);
          add("minted", OTHER_MONEY, -amount);
        }
      }
      if (row.passage !== null) add("minted", row.passage.into, row.passage.arrived);
    },
    colours() {
      const moved = [...sums.values()].flatMap((sum) => [...sum].filter(([, amount]) => amount !== 0n));
      return [...new Set(moved.map(([colour]) => colour))];
    },
    of: (name, colour) => sums.get(name)?.get(colour) ?? 0n,
    lateFrom: (children) => children.reduce((sum, colour) => sum + (late.get(colour) ?? 0n), 0n),
  };
}
