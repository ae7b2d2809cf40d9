import { endAmount, lotAmount } from "./lot-amounts.ts";
import { read } from "./records.ts";
import type { Edges } from "./starts.ts";
import { END, type ForestState, LOT } from "./state.ts";
import { addSum, addWide, begin, createSums, place, type Sums } from "./sums.ts";

/** All lots above some edges, and how much of the edges' money passed through each. */
export interface Way {
  /** Each once, parents before children. */
  readonly lots: Int32Array;
  /** By the position in `lots`. */
  readonly passed: Sums;
  /** Σ of the edges. */
  readonly amount: bigint;
  readonly depth: number;
}

/** The lots that are edges themselves are on the way. */
export function findWay(state: ForestState, edges: Edges): Way {
  const seeds = edges.kind === "lots" ? edges.lots : edges.ends.map((end) => read(state.ends, end, END.lot));
  const { lots, positionOf } = lotsAbove(state, seeds);
  const passed = createSums(1);
  begin(passed, lots.length);
  let amount = 0n;
  for (const [i, seed] of seeds.entries()) {
    const asked = edges.kind === "lots" ? lotAmount(state, seed) : endAmount(state, edges.ends[i] as number);
    amount += asked;
    addWide(passed, place(passed, positionOf(seed)), asked);
  }
  const parentOf = (position: number) => read(state.lots, lots[position] as number, LOT.parent) - 1;
  for (let position = lots.length - 1; position >= 0; position--) {
    const parent = parentOf(position);
    if (parent >= 0) addSum(passed, place(passed, positionOf(parent)), passed, place(passed, position));
  }
  const depths = new Int32Array(lots.length);
  let depth = 0;
  for (let position = 0; position < lots.length; position++) {
    const parent = parentOf(position);
    depths[position] = parent < 0 ? 1 : (depths[positionOf(parent)] as number) + 1;
    depth = Math.max(depth, depths[position] as number);
  }
  return { lots, passed, amount, depth };
}

function lotsAbove(
  state: ForestState,
  seeds: readonly number[],
): { lots: Int32Array; positionOf(lot: number): number } {
  const positions = new Map<number, number>();
  for (const seed of seeds) {
    for (let lot = seed; lot >= 0 && !positions.has(lot); lot = read(state.lots, lot, LOT.parent) - 1) {
      positions.set(lot, 0);
    }
  }
  // The numbers of a colour's lots rise from parent to child.
  const lots = Int32Array.from(positions.keys()).sort();
  for (let position = 0; position < lots.length; position++)
    positions.set(lots[position] as number, position);
  return { lots, positionOf: (lot) => positions.get(lot) as number };
}
