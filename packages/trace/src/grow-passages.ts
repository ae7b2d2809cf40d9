import type { Leg, LotRow, MovementRow } from "@green-ledger/domain";
import { KIND } from "./end-kinds.ts";
import { ForestFault } from "./faults.ts";
import { findHoldingById, internExit, internHolding } from "./find.ts";
import { addEnd, addLot, type Growth, lotToDraw } from "./grow-edges.ts";
import { read, write } from "./records.ts";
import { END, type ForestState, HOLDING, LOT } from "./state.ts";

/** Adds money that goes on in another colour: for each leg an end, and the lot that it became. */
export function passOn(state: ForestState, growth: Growth, born: readonly LotRow[]): void {
  const { row } = growth;
  const { payeeAccount } = row;
  const kind = kindOf(row);
  if (payeeAccount === null || kind === undefined) {
    throw new ForestFault(
      "movement_malformed",
      "Money that goes on has no account to arrive in, or no use.",
      {
        movement: row.id,
      },
    );
  }
  const { lots, ends } = state;
  let before = 0n;
  for (const leg of row.legs) {
    const from = findHoldingById(state, row.account, leg.colour);
    const lot = lotToDraw(state, row, from, leg);
    const colour = read(state.holdings, from, HOLDING.colour);
    const exit = internExit(state, from, 0, 0, kind);
    const end = addEnd(state, growth, { lot, exit, amount: leg.amount, colour });
    const arrived = arrivalOf(row, leg, before, born);
    before += leg.amount;
    // Exchange can leave less than one minor unit of a lot.
    if (arrived.amount === 0n) continue;
    const child = addLot(state, growth, internHolding(state, payeeAccount, arrived.colour), arrived.amount);
    write(lots, child, LOT.parent, -(end + 1));
    write(ends, end, END.onward, child + 1);
  }
}

function kindOf({ kind, use }: MovementRow): number | undefined {
  if (kind === "lending") return KIND.lending;
  if (kind === "conversion") return KIND.conversion;
  return use === "return" ? KIND.onLentReturn : undefined;
}

/**
 * What a leg became. Of a conversion it is the leg's part of what was bought, rounded down over the legs so far, as the
 * ledger computes it.
 */
function arrivalOf(
  row: MovementRow,
  leg: Leg,
  before: bigint,
  born: readonly LotRow[],
): { colour: number; amount: bigint } {
  if (row.passage !== null) {
    const { into, arrived } = row.passage;
    const amount = (arrived * (before + leg.amount)) / row.amount - (arrived * before) / row.amount;
    return { colour: into, amount };
  }
  const child = born.find(
    ({ movement, parent }) => movement === row.id && parent?.colour === leg.colour && parent.n === leg.n,
  );
  if (child === undefined) {
    throw new ForestFault("lot_unknown", "The index has no lot for on-lent money that came back.", {
      movement: row.id,
      colour: leg.colour,
      n: leg.n,
    });
  }
  return { colour: child.colour, amount: leg.amount };
}
