import type { AccountId, Colour, MovementId } from "@green-ledger/domain";
import { describeLot } from "./describe.ts";
import { idOf } from "./id-table.ts";
import { refundAmount } from "./lot-amounts.ts";
import { parentOf } from "./parents.ts";
import { read } from "./records.ts";
import { refundsInto } from "./refunds.ts";
import { END, type ForestState, REFUND } from "./state.ts";

/** Of money that came back: the entry with which it had left, and the lots that it had left from. */
export interface CameBack {
  /** The entry that the counter-entry undoes, or the statement that is explained. */
  movement: MovementId;
  /** Oldest first. */
  from: { account: AccountId; colour: Colour; n: number; amount: bigint }[];
}

/** @returns null if the lot did not come back */
export function cameBack(state: ForestState, lot: number): CameBack | null {
  const refunds = refundsInto(state, lot);
  const [first] = refunds;
  if (first === undefined) return null;
  const endOf = (refund: number) => read(state.refunds, refund, REFUND.end);
  return {
    movement: idOf(state.movements, read(state.ends, endOf(first), END.movement)),
    from: refunds.map((refund) => {
      const { account, colour, n } = describeLot(state, read(state.ends, endOf(refund), END.lot));
      return { account, colour, n, amount: refundAmount(state, refund) };
    }),
  };
}

/**
 * The lot before a lot on its way: the one that it was taken from, or, if it came back, the one of which most of it
 * had left, the oldest of several; -1 for what was received.
 */
export function lotBefore(state: ForestState, lot: number): number {
  const parent = parentOf(state, lot);
  if (parent >= 0) return parent;
  let [before, most] = [-1, 0n];
  for (const refund of refundsInto(state, lot)) {
    const amount = refundAmount(state, refund);
    if (amount <= most) continue;
    before = read(state.ends, read(state.refunds, refund, REFUND.end), END.lot);
    most = amount;
  }
  return before;
}
