import { dropWide, WIDE_HIGH } from "./amounts.ts";
import { remove } from "./hash-index.ts";
import { forgetLastId } from "./id-table.ts";
import { endAmount, isWideLot, lotAmount, lotRemaining, setLotRemaining } from "./lot-amounts.ts";
import { dropLastOwned, lastOwned } from "./paged.ts";
import { dropLast, lowerBound, read, write } from "./records.ts";
import { BLOCK, COLOUR, END, EXIT, FIRST_EDGE, type ForestState, HOLDING, LOT } from "./state.ts";

/**
 * Takes back every movement after a block, newest first: work in proportion to what is removed. Ids that were first
 * seen there keep their numbers; nothing refers to them.
 */
export function cutBlocks(state: ForestState, lastBlock: number): void {
  const { blocks } = state;
  const block = lowerBound(blocks, BLOCK.number, lastBlock + 1);
  if (block < blocks.length) cutMovements(state, read(blocks, block, BLOCK.firstMovement));
  while (blocks.length > block) dropLast(blocks);
  state.block = Math.min(state.block, lastBlock);
}

/** Takes back every movement from one on, newest first. */
function cutMovements(state: ForestState, first: number): void {
  const { movements } = state;
  while (movements.records.length > first) {
    cutEdges(state, read(movements.records, movements.records.length - 1, FIRST_EDGE));
    forgetLastId(movements);
  }
}

/** Drops an edge and those that its movement made after it: they are the last of their colour. */
function cutEdges(state: ForestState, first: number): void {
  const { lots, ends, colours, exits, holdings } = state;
  if (first > 0) {
    const colour = read(holdings, read(lots, first - 1, LOT.holding), HOLDING.colour);
    for (let lot = -1; lot !== first - 1; ) {
      lot = lastOwned(colours, colour, COLOUR.lots);
      unlinkLot(state, lot);
      dropLastOwned(lots, colours, colour, COLOUR.lots);
    }
  } else if (first < 0) {
    const exit = read(ends, -first - 1, END.exit);
    const colour = read(holdings, read(exits, exit, EXIT.holding), HOLDING.colour);
    for (let end = -1; end !== -first - 1; ) {
      end = lastOwned(colours, colour, COLOUR.ends);
      unlinkEnd(state, end);
      dropLastOwned(ends, colours, colour, COLOUR.ends);
    }
  }
}

function unlinkLot(state: ForestState, lot: number): void {
  const { lots, holdings } = state;
  const parent = read(lots, lot, LOT.parent) - 1;
  const holding = read(lots, lot, LOT.holding);
  if (parent >= 0) {
    write(lots, parent, LOT.edges, read(lots, lot, LOT.next));
    setLotRemaining(state, parent, lotRemaining(state, parent) + lotAmount(state, lot));
  }
  write(holdings, holding, HOLDING.lots, read(holdings, holding, HOLDING.lots) - 1);
  if (isWideLot(state, lot)) dropWide(state.wide, 2);
  remove(state.lotIndex, lot);
}

function unlinkEnd(state: ForestState, end: number): void {
  const { lots, ends, exits } = state;
  const lot = read(ends, end, END.lot);
  write(lots, lot, LOT.edges, read(ends, end, END.next));
  write(exits, read(ends, end, END.exit), EXIT.newestEnd, read(ends, end, END.older));
  setLotRemaining(state, lot, lotRemaining(state, lot) + endAmount(state, end));
  if (read(ends, end, END.amountHigh) === WIDE_HIGH) dropWide(state.wide, 1);
}
