import { KIND } from "./end-kinds.ts";
import { partOf } from "./flow.ts";
import { endAmount, lotAmount, refundAmount } from "./lot-amounts.ts";
import { parentOf, passageInto } from "./parents.ts";
import { apportion } from "./pools/apportion.ts";
import { read } from "./records.ts";
import { refundsInto, standingOf } from "./refunds.ts";
import type { Edges } from "./starts.ts";
import { END, EXIT, type ForestState, LOT, REFUND } from "./state.ts";
import { addSum, addWide, begin, createSums, place, type Sums, sumOf } from "./sums.ts";

/** All lots above some edges, and how much of the edges' money passed through each. */
export interface Way {
  /** Each once, parents before children. */
  readonly lots: Int32Array;
  /** By the position in `lots`, in the currency of the lot. */
  readonly passed: Sums;
  /** Positions of the lots that were received, and had come from nowhere in the ledger. */
  readonly roots: readonly number[];
  /** Σ of the edges. */
  readonly amount: bigint;
  /** Σ of what was bought on the way, and what was sold for it. */
  readonly bought: bigint;
  readonly sold: bigint;
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
    const asked = edges.kind === "lots" ? lotAmount(state, seed) : standingOf(state, edges.ends[i] as number);
    amount += asked;
    addWide(passed, place(passed, positionOf(seed)), asked);
  }
  const roots: number[] = [];
  let bought = 0n;
  let sold = 0n;
  const placeOf = (lot: number) => place(passed, positionOf(lot));
  for (let position = lots.length - 1; position >= 0; position--) {
    const lot = lots[position] as number;
    const link = read(state.lots, lot, LOT.parent);
    if (link > 0) {
      addSum(passed, placeOf(link - 1), passed, place(passed, position));
    } else if (link < 0) {
      const end = passageInto(state, lot);
      const part = sumOf(passed, position, 0);
      const before = partOf(endAmount(state, end), part, lotAmount(state, lot));
      if (read(state.exits, read(state.ends, end, END.exit), EXIT.kind) === KIND.conversion) {
        bought += part;
        sold += before;
      }
      addWide(passed, placeOf(read(state.ends, end, END.lot)), before);
    } else {
      const refunds = refundsInto(state, lot);
      if (refunds.length === 0) roots.push(position);
      const parts = refunds.map((refund) => refundAmount(state, refund));
      for (const [i, share] of apportion(sumOf(passed, position, 0), parts).entries()) {
        const end = read(state.refunds, refunds[i] as number, REFUND.end);
        addWide(passed, placeOf(read(state.ends, end, END.lot)), share);
      }
    }
  }
  const depths = new Int32Array(lots.length);
  let depth = 0;
  for (let position = 0; position < lots.length; position++) {
    const link = read(state.lots, lots[position] as number, LOT.parent);
    depths[position] = link <= 0 ? 1 : (depths[positionOf(link - 1)] as number) + 1;
    depth = Math.max(depth, depths[position] as number);
  }
  return { lots, passed, roots: roots.reverse(), amount, bought, sold, depth };
}

function lotsAbove(
  state: ForestState,
  seeds: readonly number[],
): { lots: Int32Array; positionOf(lot: number): number } {
  const positions = new Map<number, number>();
  const waiting = [...seeds];
  let crossed = false;
  for (let seed = waiting.pop(); seed !== undefined; seed = waiting.pop()) {
    for (let lot = seed; lot >= 0 && !positions.has(lot); lot = parentOf(state, lot)) {
      positions.set(lot, 0);
      const link = read(state.lots, lot, LOT.parent);
      if (link > 0) continue;
      crossed ||= link < 0;
      if (link < 0) continue;
      for (const refund of refundsInto(state, lot)) {
        crossed = true;
        waiting.push(read(state.ends, read(state.refunds, refund, REFUND.end), END.lot));
      }
    }
  }
  // Numbers rise from parent to child within a colour, and movements always.
  const lots = Int32Array.from(positions.keys()).sort();
  if (crossed) lots.sort((a, b) => read(state.lots, a, LOT.movement) - read(state.lots, b, LOT.movement));
  for (let position = 0; position < lots.length; position++)
    positions.set(lots[position] as number, position);
  return { lots, positionOf: (lot) => positions.get(lot) as number };
}
