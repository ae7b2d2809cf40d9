import { endAmount, refundAmount } from "./lot-amounts.ts";
import { lowerBound, read } from "./records.ts";
import { END, type ForestState, LOT, REFUND } from "./state.ts";

/** Numbers of the refunds of an end, newest first. */
export function refundsOf({ ends, refunds }: ForestState, end: number): number[] {
  const found: number[] = [];
  for (let link = -read(ends, end, END.onward); link > 0; link = read(refunds, link - 1, REFUND.next)) {
    found.push(link - 1);
  }
  return found;
}

/** What of an end has not come back. */
export function standingOf(state: ForestState, end: number): bigint {
  return refundsOf(state, end).reduce(
    (left, refund) => left - refundAmount(state, refund),
    endAmount(state, end),
  );
}

/** Numbers of the refunds that made a root lot; none if it did not come back. */
export function refundsInto({ lots, refunds }: ForestState, lot: number): number[] {
  const found: number[] = [];
  const movement = read(lots, lot, LOT.movement);
  let at = lowerBound(refunds, REFUND.movement, movement);
  for (; at < refunds.length && read(refunds, at, REFUND.movement) === movement; at++) {
    if (read(refunds, at, REFUND.lot) === lot) found.push(at);
  }
  return found;
}
