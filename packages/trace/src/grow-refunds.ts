import { ForestFault } from "./faults.ts";
import { colourOf } from "./find.ts";
import type { Growth } from "./grow-edges.ts";
import { findId } from "./id-table.ts";
import { lotAmount, setRefundAmount } from "./lot-amounts.ts";
import { apportion } from "./pools/apportion.ts";
import { append, read, write } from "./records.ts";
import { standingOf } from "./refunds.ts";
import { edgesOfMovement } from "./starts.ts";
import { END, EXIT, type ForestState, HOLDING, LOT, REFUND } from "./state.ts";

/**
 * Ties the lots of money that came back to the ends that it came back from. The ledger says how much of each colour,
 * by largest remainder over what stands; within a colour it is divided over the legs in the same way.
 */
export function addRefunds(state: ForestState, { row, movement }: Growth, lots: readonly number[]): void {
  const target = row.target === null ? -1 : findId(state.movements, row.target);
  const ends = target < 0 ? [] : edgesOfMovement(state, target).ends;
  const byColour = Map.groupBy(ends, (end) => colourOfEnd(state, end));
  const standing = [...byColour].map(([colour, own]) => {
    return { colour, ends: own, sum: own.reduce((sum, end) => sum + standingOf(state, end), 0n) };
  });
  if (row.amount > standing.reduce((sum, each) => sum + each.sum, 0n)) {
    throw new ForestFault("movement_malformed", "More comes back than stands of what it came back from.", {
      movement: row.id,
      amount: row.amount.toString(),
    });
  }
  const { sources, parts } = partsOf(row.kind === "explanation", standing, lots, state, row.amount);
  for (const [i, lot] of lots.entries()) {
    const source = sources[i];
    if (source === undefined || parts[i] !== lotAmount(state, lot)) {
      throw new ForestFault("movement_malformed", "Money comes back in other parts than it left.", {
        movement: row.id,
        lot: lotAmount(state, lot).toString(),
        part: parts[i]?.toString() ?? "none",
      });
    }
    const left = source.ends.map((end) => standingOf(state, end));
    for (const [j, amount] of apportion(lotAmount(state, lot), left).entries()) {
      if (amount > 0n) tie(state, movement, source.ends[j] as number, lot, amount);
    }
  }
}

interface Standing {
  colour: number;
  ends: number[];
  sum: bigint;
}

/** Which colour each lot came back from, and how much of it: an explanation names it, a counter-entry divides. */
function partsOf(
  named: boolean,
  standing: readonly Standing[],
  lots: readonly number[],
  state: ForestState,
  amount: bigint,
): { sources: (Standing | undefined)[]; parts: bigint[] } {
  if (named) {
    return {
      sources: lots.map((lot) => standing.find(({ colour }) => colour === colourOfLot(state, lot))),
      parts: lots.map((lot) => lotAmount(state, lot)),
    };
  }
  // Of equal remainders the lower colour comes first.
  const ordered = [...standing].sort((a, b) => a.colour - b.colour);
  const shares = apportion(
    amount,
    ordered.map(({ sum }) => sum),
  );
  const sources = standing.filter((each) => (shares[ordered.indexOf(each)] ?? 0n) > 0n);
  return { sources, parts: sources.map((each) => shares[ordered.indexOf(each)] ?? 0n) };
}

function tie(state: ForestState, movement: number, end: number, lot: number, amount: bigint): void {
  const { refunds, ends } = state;
  const refund = append(refunds);
  write(refunds, refund, REFUND.end, end);
  write(refunds, refund, REFUND.lot, lot);
  write(refunds, refund, REFUND.movement, movement);
  write(refunds, refund, REFUND.next, -read(ends, end, END.onward));
  setRefundAmount(state, refund, amount);
  write(ends, end, END.onward, -(refund + 1));
}

function colourOfEnd(state: ForestState, end: number): number {
  const holding = read(state.exits, read(state.ends, end, END.exit), EXIT.holding);
  return colourOf(state, read(state.holdings, holding, HOLDING.colour));
}

function colourOfLot(state: ForestState, lot: number): number {
  return colourOf(state, read(state.holdings, read(state.lots, lot, LOT.holding), HOLDING.colour));
}
