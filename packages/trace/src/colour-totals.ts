import type { Colour } from "@green-ledger/domain";
import { END_KINDS, KIND } from "./end-kinds.ts";
import { findColour } from "./find.ts";
import { endAmount, lotAmount, lotRemaining, refundAmount } from "./lot-amounts.ts";
import { passageInto } from "./parents.ts";
import { read } from "./records.ts";
import { refundsInto, refundsOf } from "./refunds.ts";
import { END, EXIT, type ForestState, HOLDING, LOT, REFUND } from "./state.ts";
import { walkColour } from "./walk.ts";

/** What happened to the money of one colour, as far as movements tell. */
export interface ColourTotals {
  /** Received, lent or exchanged into it, less what was reported in error. */
  entered: bigint;
  live: bigint;
  allocated: bigint;
  fees: bigint;
  breached: bigint;
  /** Returned or gone on in another colour; what came back into it is among `cameBack`. */
  goneOn: bigint;
  /** On-lent money that came back into it as such. */
  cameBack: bigint;
}

/** Sums of one colour, for the comparison with the index's counters (L1). */
export function totalsOfColour(state: ForestState, colour: Colour): ColourTotals {
  const number = findColour(state, colour);
  const left = END_KINDS.map(() => 0n);
  let [roots, live, cameBack, late] = [0n, 0n, 0n, 0n];
  const colourOfLot = (lot: number) =>
    read(state.holdings, read(state.lots, lot, LOT.holding), HOLDING.colour);
  const kindOf = (end: number) => read(state.exits, read(state.ends, end, END.exit), EXIT.kind);
  if (number >= 0) {
    walkColour(state, number, {
      lots(chunk, base, first, count) {
        for (let i = 0, at = base; i < count; i++, at += LOT.width) {
          const lot = first + i;
          live += lotRemaining(state, lot);
          const parent = chunk[at + LOT.parent] as number;
          if (parent > 0) continue;
          const amount = lotAmount(state, lot);
          if (parent < 0 && kindOf(passageInto(state, lot)) === KIND.onLentReturn) cameBack += amount;
          else roots += amount;
          if (parent < 0) continue;
          for (const refund of refundsInto(state, lot)) {
            const from = read(state.ends, read(state.refunds, refund, REFUND.end), END.lot);
            // What came back too late enters as other money.
            if (colourOfLot(from) === number) roots -= refundAmount(state, refund);
          }
        }
      },
      ends(_chunk, _base, first, count) {
        for (let end = first; end < first + count; end++) {
          const kind = kindOf(end);
          left[kind] = (left[kind] as bigint) + endAmount(state, end);
          if (read(state.ends, end, END.onward) >= 0) continue;
          for (const refund of refundsOf(state, end)) {
            const amount = refundAmount(state, refund);
            left[kind] = (left[kind] as bigint) - amount;
            if (colourOfLot(read(state.refunds, refund, REFUND.lot)) !== number) late += amount;
          }
        }
      },
    });
  }
  const sumOfKinds = (...kinds: number[]) => kinds.reduce((sum, kind) => sum + (left[kind] as bigint), 0n);
  return {
    entered: roots - sumOfKinds(KIND.correction),
    live,
    allocated: sumOfKinds(KIND.allocate),
    fees: sumOfKinds(KIND.fee),
    breached: sumOfKinds(KIND.breach),
    goneOn: late + sumOfKinds(KIND.return, KIND.onLentReturn, KIND.lending, KIND.conversion),
    cameBack,
  };
}
