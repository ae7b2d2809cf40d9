import { type Before, siftDown, siftUp } from "./earliest.ts";
import { KIND } from "./end-kinds.ts";
import { endAmount, lotAmount, lotRemaining, refundAmount } from "./lot-amounts.ts";
import { apportion } from "./pools/apportion.ts";
import { read } from "./records.ts";
import { refundsOf, standingOf } from "./refunds.ts";
import type { Starts } from "./starts.ts";
import { END, EXIT, type ForestState, HOLDING, LOT, REFUND } from "./state.ts";
import { type Visitor, type WalkRoom, walkDown } from "./walk.ts";

/** What is done with money downstream: lots and ends that are all of it, and parts of others. */
export interface FlowVisitor extends Visitor {
  /** What is at the starts was visited, at least; what follows came from there. */
  begun(): void;
  /** A part of a lot, and what of it remains. */
  lotPart(lot: number, amount: bigint, live: bigint): void;
  endPart(end: number, amount: bigint): void;
  /** Of an end that was visited, what came back. */
  back(end: number, amount: bigint): void;
  /** What money that was sold became in another currency. */
  bought(lot: number, amount: bigint): void;
  /** Money of the starts that is downstream of others of them: it is counted there. */
  joined(lot: number, amount: bigint): void;
}

/**
 * Follows all money downstream of the starts, across colours and through refunds. Lots and ends that are wholly
 * downstream are read as {@link walkDown} reads them. Where only a part of a lot is, it divides in proportion over what
 * remains, and what left, oldest first, by largest remainder; so does an end over what stands of it and what came back.
 * @returns most lots of one colour one above the other, but for those of a sweep
 */
export function flowDown(state: ForestState, room: WalkRoom, starts: Starts, visitor: FlowVisitor): number {
  const { lots, ends, exits, holdings } = state;
  const swept = new Set(starts.kind === "colours" ? starts.colours : []);
  const waiting = createWaiting(state);
  let onward: number[] = [];
  let depth = 0;

  const whole: Visitor = {
    lots: visitor.lots,
    ends(chunk, base, first, count) {
      visitor.ends(chunk, base, first, count);
      for (let i = 0, at = base + END.onward; i < count; i++, at += END.width) {
        if (chunk[at] !== 0) onward.push(first + i);
      }
    },
  };
  function walk(from: Starts, above: number): void {
    depth = Math.max(depth, above + walkDown(state, room, from, whole));
    visitor.begun();
    const found = onward;
    onward = [];
    for (const end of found) send(end, endAmount(state, end));
  }
  function give(lot: number, amount: bigint, level: number): void {
    if (amount === 0n) return;
    if (swept.has(read(holdings, read(lots, lot, LOT.holding), HOLDING.colour))) visitor.joined(lot, amount);
    else waiting.add(lot, amount, level);
  }
  function send(end: number, amount: bigint): void {
    const link = read(ends, end, END.onward);
    const all = endAmount(state, end);
    if (link > 0) {
      const arrived = partOf(lotAmount(state, link - 1), amount, all);
      if (read(exits, read(ends, end, END.exit), EXIT.kind) === KIND.conversion && arrived > 0n)
        visitor.bought(link - 1, arrived);
      give(link - 1, arrived, 1);
    } else if (link < 0) {
      const refunds = refundsOf(state, end).reverse();
      const parts = refunds.map((refund) => refundAmount(state, refund));
      const shares = amount === all ? parts : apportion(amount, [standingOf(state, end), ...parts]).slice(1);
      for (const [i, refund] of refunds.entries()) {
        const share = shares[i] as bigint;
        visitor.back(end, share);
        give(read(state.refunds, refund, REFUND.lot), share, 1);
      }
    }
  }
  function divide(lot: number, amount: bigint, level: number): void {
    const edges = edgesOf(state, lot);
    const amounts = edges.map((edge) =>
      edge > 0 ? lotAmount(state, edge - 1) : endAmount(state, -edge - 1),
    );
    const [live = 0n, ...shares] = apportion(amount, [lotRemaining(state, lot), ...amounts]);
    visitor.lotPart(lot, amount, live);
    depth = Math.max(depth, level);
    for (const [i, edge] of edges.entries()) {
      const share = shares[i] as bigint;
      if (share === 0n) continue;
      if (edge > 0) {
        give(edge - 1, share, level + 1);
        continue;
      }
      visitor.endPart(-edge - 1, share);
      send(-edge - 1, share);
    }
  }

  walk(starts, 0);
  for (let next = waiting.take(); next !== undefined; next = waiting.take()) {
    const { lot, amount, level } = next;
    if (amount === lotAmount(state, lot)) walk({ kind: "lots", lots: [lot] }, level - 1);
    else divide(lot, amount, level);
  }
  return depth;
}

/** What a part of a whole is of a total, to the nearest unit. */
export function partOf(total: bigint, part: bigint, whole: bigint): bigint {
  return part === whole ? total : (apportion(total, [part, whole - part])[0] as bigint);
}

/** What left a lot, oldest first; positive for children of its colour, negative for ends. */
export function edgesOf({ lots, ends }: ForestState, lot: number): number[] {
  const found: number[] = [];
  let edge = read(lots, lot, LOT.edges);
  while (edge !== 0) {
    found.push(edge);
    edge = edge > 0 ? read(lots, edge - 1, LOT.next) : read(ends, -edge - 1, END.next);
  }
  return found.reverse();
}

interface Waiting {
  add(lot: number, amount: bigint, level: number): void;
  /** The lot that was born first: all that flows into it has been added, since that left earlier. */
  take(): { lot: number; amount: bigint; level: number } | undefined;
}

function createWaiting({ lots }: ForestState): Waiting {
  const heap: number[] = [];
  const amounts = new Map<number, { amount: bigint; level: number }>();
  // The heap has the last of an order on top; turned round, the first.
  const later: Before = (a, b) => {
    const [left, right] = [read(lots, a, LOT.movement), read(lots, b, LOT.movement)];
    return left === right ? a > b : left > right;
  };
  return {
    add(lot, amount, level) {
      const known = amounts.get(lot);
      if (known === undefined) {
        amounts.set(lot, { amount, level });
        heap.push(lot);
        siftUp(heap, later);
      } else {
        known.amount += amount;
      }
    },
    take() {
      const lot = heap[0];
      const last = heap.pop();
      if (lot === undefined || last === undefined) return undefined;
      if (heap.length > 0) {
        heap[0] = last;
        siftDown(heap, later);
      }
      const { amount, level } = amounts.get(lot) as { amount: bigint; level: number };
      amounts.delete(lot);
      return { lot, amount, level };
    },
  };
}
