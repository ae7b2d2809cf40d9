import { narrow, readWide, WIDE_HIGH } from "./amounts.ts";
import { endAmount, lotAmount } from "./lot-amounts.ts";
import { HELD, type Scratch, SENT } from "./scratch.ts";
import { isNew, reset } from "./seen.ts";
import type { Starts } from "./starts.ts";
import { END, type ForestState, LOT } from "./state.ts";
import { add, addWide, begin, place } from "./sums.ts";
import { depthOf, walkDown } from "./walk.ts";

export interface Counts {
  lots: number;
  /** Lots with something left. */
  liveLots: number;
  /** Legs of payments that left the ledger. */
  legs: number;
  /** Payments that have one of those legs. */
  payments: number;
  /** Most lots one above the other. */
  depth: number;
}

/** Sums in one walk what is at the starts, in each holding, and what left by each exit, each for itself. */
export function sumDownstream(state: ForestState, scratch: Scratch, starts: Starts): Counts {
  const { holdings, exits, start, payments: counted } = scratch;
  begin(holdings, state.holdings.length);
  begin(exits, state.exits.length);
  begin(start, 1);
  reset(counted, state.movements.records.length);
  const startAt = place(start, 0);
  const sweep = starts.kind === "colours";
  if (starts.kind === "lots") for (const lot of starts.lots) addWide(start, startAt, lotAmount(state, lot));
  if (starts.kind === "ends") for (const end of starts.ends) addWide(start, startAt, endAmount(state, end));
  let lots = 0;
  let liveLots = 0;
  let legs = 0;
  let payments = 0;
  const levels = walkDown(state, scratch.walk, starts, {
    lots(chunk, base, _first, count) {
      let live = 0;
      for (let i = 0, at = base; i < count; i++, at += LOT.width) {
        const to = place(holdings, chunk[at + LOT.holding] as number);
        const amountLow = chunk[at + LOT.amountLow] as number;
        const remainingLow = chunk[at + LOT.remainingLow] as number;
        const highs = chunk[at + LOT.highs] as number;
        const high = highs & 0xffff;
        const isStart = sweep && chunk[at + LOT.parent] === 0;
        if (high === WIDE_HIGH) {
          const amount = readWide(state.wide, amountLow);
          const remaining = readWide(state.wide, remainingLow);
          if (remaining > 0n) live++;
          if (isStart) addWide(start, startAt, amount);
          addWide(holdings, to + HELD.received, amount);
          addWide(holdings, to + HELD.live, remaining);
        } else {
          const amount = narrow(amountLow, high);
          const remaining = narrow(remainingLow, highs >>> 16);
          if (remaining > 0) live++;
          if (isStart) add(start, startAt, amount);
          add(holdings, to + HELD.received, amount);
          add(holdings, to + HELD.live, remaining);
        }
      }
      lots += count;
      liveLots += live;
    },
    ends(chunk, base, _first, count) {
      for (let i = 0, at = base; i < count; i++, at += END.width) {
        const to = place(exits, chunk[at + END.exit] as number);
        const low = chunk[at + END.amountLow] as number;
        const high = chunk[at + END.amountHigh] as number;
        if (isNew(counted, chunk[at + END.movement] as number)) {
          payments++;
          add(exits, to + SENT.payments, 1);
        }
        if (high === WIDE_HIGH) addWide(exits, to + SENT.amount, readWide(state.wide, low));
        else add(exits, to + SENT.amount, narrow(low, high));
      }
      legs += count;
    },
  });
  const depths =
    starts.kind === "colours"
      ? starts.colours.map((colour) => depthOf(state, scratch.walk, colour))
      : [levels];
  return { lots, liveLots, legs, payments, depth: Math.max(0, ...depths) };
}
