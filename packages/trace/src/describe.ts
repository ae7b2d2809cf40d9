import type { AccountId, Colour, MovementId } from "@green-ledger/domain";
import { colourOf } from "./find.ts";
import { idOf } from "./id-table.ts";
import { lowerBound, read } from "./records.ts";
import { BLOCK, type ForestState, HOLDING, LOT } from "./state.ts";

/** What proves a lot: the movement that made it, the block that holds the movement, and the lot's address. */
export interface LotName {
  movement: MovementId;
  block: number;
  account: AccountId;
  colour: Colour;
  n: number;
}

export function describeLot(state: ForestState, lot: number): LotName {
  const movement = read(state.lots, lot, LOT.movement);
  const holding = read(state.lots, lot, LOT.holding);
  return {
    movement: idOf(state.movements, movement),
    block: blockOf(state, movement),
    account: idOf(state.accounts, read(state.holdings, holding, HOLDING.account)),
    colour: colourOf(state, read(state.holdings, holding, HOLDING.colour)),
    n: read(state.lots, lot, LOT.n),
  };
}

/** Block of a movement: the last that begins with it or one before. */
export function blockOf({ blocks }: ForestState, movement: number): number {
  return read(blocks, lowerBound(blocks, BLOCK.firstMovement, movement + 1) - 1, BLOCK.number);
}
