import type { AccountId, Colour, LotRow } from "@green-ledger/domain";
import { describeLot } from "./describe.ts";
import { ForestFault } from "./faults.ts";
import { findHoldingById, findLot } from "./find.ts";
import { lotAmount, lotRemaining } from "./lot-amounts.ts";
import { parentOf } from "./parents.ts";
import type { ForestState } from "./state.ts";

/** A lot as the index has it, but for its place among all lots of its account. */
export type ForestLot = Omit<LotRow, "order">;

export function lotAt(
  state: ForestState,
  account: AccountId,
  colour: Colour,
  n: number,
): ForestLot | undefined {
  const holding = findHoldingById(state, account, colour);
  const lot = holding < 0 ? -1 : findLot(state, holding, n);
  if (lot < 0) return undefined;
  const { movement } = describeLot(state, lot);
  const parent = parentOf(state, lot);
  const above = parent < 0 ? null : describeLot(state, parent);
  return {
    account,
    colour,
    n,
    amount: lotAmount(state, lot),
    remaining: lotRemaining(state, lot),
    parent: above === null ? null : { account: above.account, colour: above.colour, n: above.n },
    movement,
  };
}

/**
 * @param lot what the forest has for the row
 * @throws ForestFault index_disagrees if the row is not what the movements give (L2)
 */
export function checkLot(lot: ForestLot | undefined, row: LotRow): void {
  const [here, there] = [lot === undefined ? "none" : summary(lot), summary(row)];
  if (here === there) return;
  throw new ForestFault("index_disagrees", "A lot of the index is not what its movements give.", {
    account: row.account,
    colour: row.colour,
    n: row.n,
    forest: here,
    index: there,
  });
}

function summary({ amount, remaining, parent, movement }: ForestLot): string {
  const above = parent === null ? "a root" : `from ${parent.account} ${parent.colour} ${parent.n}`;
  return `${remaining} of ${amount}, ${above}, by ${movement}`;
}
