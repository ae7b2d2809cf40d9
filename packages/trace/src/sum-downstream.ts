import { narrow, readWide, WIDE_HIGH } from "./amounts.ts";
import { flowDown } from "./flow.ts";
import { endAmount, lotAmount } from "./lot-amounts.ts";
import { read } from "./records.ts";
import { HELD, OLDEST, type Scratch, SENT } from "./scratch.ts";
import { has, isNew, reset } from "./seen.ts";
import type { Starts } from "./starts.ts";
import { END, EXIT, type ForestState, LOT, RUN } from "./state.ts";
import { add, addWide, begin, place } from "./sums.ts";
import { depthOf } from "./walk.ts";

export interface Counts {
  lots: number;
  /** Lots with something left. */
  liveLots: number;
  /** Legs that left the ledger, or went on in another colour. */
  legs: number;
  /** Entries that have one of those legs. */
  payments: number;
  /** Most lots of one colour one above the other. */
  depth: number;
}

/** Sums in one walk what is at the starts, in each holding, and what left by each exit, each for itself. */
export function sumDownstream(state: ForestState, scratch: Scratch, starts: Starts): Counts {
  const { holdings, exits, payments: counted, mixed } = scratch;
  begin(holdings, state.holdings.length);
  begin(exits, state.exits.length);
  reset(counted, state.movements.records.length);
  reset(mixed, state.movements.records.length);
  for (let run = 0; run < state.runs.length; run++) isNew(mixed, read(state.runs, run, RUN.movement));
  const pairs = new Set<number>();
  const sweep = starts.kind === "colours";
  const heldBy = (lot: number) => place(holdings, read(state.lots, lot, LOT.holding));
  const leftBy = (end: number) => place(exits, read(state.ends, end, END.exit));
  if (starts.kind === "lots") {
    for (const lot of starts.lots) addWide(holdings, heldBy(lot) + HELD.start, lotAmount(state, lot));
  }
  if (starts.kind === "ends") {
    for (const end of starts.ends) {
      const holding = read(state.exits, read(state.ends, end, END.exit), EXIT.holding);
      addWide(holdings, place(holdings, holding) + HELD.start, endAmount(state, end));
    }
  }
  const keepOldest = (to: number, movement: number): void => {
    const known = holdings.low[to + OLDEST] as number;
    if (known === 0 || movement + 1 < known) holdings.low[to + OLDEST] = movement + 1;
  };
  let sweeping = sweep;
  let lots = 0;
  let liveLots = 0;
  let legs = 0;
  let payments = 0;
  const countPayment = (movement: number, exit: number, to: number): void => {
    const first = isNew(counted, movement);
    if (first) {
      payments++;
      add(exits, to + SENT.firsts, 1);
    }
    if (!has(mixed, movement)) {
      if (first) add(exits, to + SENT.payments, 1);
      return;
    }
    const pair = movement * state.exits.length + exit;
    if (!pairs.has(pair)) add(exits, to + SENT.payments, 1);
    pairs.add(pair);
  };
  const levels = flowDown(state, scratch.walk, starts, {
    lots(chunk, base, _first, count) {
      let live = 0;
      for (let i = 0, at = base; i < count; i++, at += LOT.width) {
        const to = place(holdings, chunk[at + LOT.holding] as number);
        const amountLow = chunk[at + LOT.amountLow] as number;
        const remainingLow = chunk[at + LOT.remainingLow] as number;
        const highs = chunk[at + LOT.highs] as number;
        const high = highs & 0xffff;
        const isStart = sweeping && (chunk[at + LOT.parent] as number) <= 0;
        if (high === WIDE_HIGH) {
          const amount = readWide(state.wide, amountLow);
          const remaining = readWide(state.wide, remainingLow);
          if (remaining > 0n) {
            live++;
            keepOldest(to, chunk[at + LOT.movement] as number);
          }
          if (isStart) addWide(holdings, to + HELD.start, amount);
          addWide(holdings, to + HELD.received, amount);
          addWide(holdings, to + HELD.live, remaining);
        } else {
          const amount = narrow(amountLow, high);
          const remaining = narrow(remainingLow, highs >>> 16);
          if (remaining > 0) {
            live++;
            keepOldest(to, chunk[at + LOT.movement] as number);
          }
          if (isStart) add(holdings, to + HELD.start, amount);
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
        countPayment(chunk[at + END.movement] as number, chunk[at + END.exit] as number, to);
        if (high === WIDE_HIGH) addWide(exits, to + SENT.amount, readWide(state.wide, low));
        else add(exits, to + SENT.amount, narrow(low, high));
      }
      legs += count;
    },
    begun: () => {
      sweeping = false;
    },
    lotPart(lot, amount, live) {
      lots++;
      if (live > 0n) {
        liveLots++;
        keepOldest(heldBy(lot), read(state.lots, lot, LOT.movement));
      }
      addWide(holdings, heldBy(lot) + HELD.received, amount);
      addWide(holdings, heldBy(lot) + HELD.live, live);
    },
    endPart(end, amount) {
      legs++;
      const to = leftBy(end);
      countPayment(read(state.ends, end, END.movement), read(state.ends, end, END.exit), to);
      addWide(exits, to + SENT.amount, amount);
    },
    back: (end, amount) => addWide(exits, leftBy(end) + SENT.amount, -amount),
    bought: (lot, amount) => addWide(holdings, heldBy(lot) + HELD.bought, amount),
    joined: (lot, amount) => addWide(holdings, heldBy(lot) + HELD.start, -amount),
  });
  const depths = sweep ? starts.colours.map((colour) => depthOf(state, scratch.walk, colour)) : [];
  return { lots, liveLots, legs, payments, depth: Math.max(levels, ...depths) };
}
