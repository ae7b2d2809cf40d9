import { dropWide, WIDE_HIGH } from "./amounts.ts";
import { remove } from "./hash-index.ts";
import { forgetLastId } from "./id-table.ts";
import { endAmount, isWideLot, lotAmount, lotRemaining, setLotRemaining } from "./lot-amounts.ts";
import { dropLastOwned, lastOwned } from "./paged.ts";
import { dropLast, lowerBound, read, write } from "./records.ts";
import { runsOf } from "./starts.ts";
import { BLOCK, COLOUR, END, EXIT, type ForestState, HOLDING, LOT, REFUND, RUN } from "./state.ts";

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
  const { movements, runs, refunds } = state;
  while (movements.records.length > first) {
    const movement = movements.records.length - 1;
    let wide = 0;
    while (refunds.length > 0 && read(refunds, refunds.length - 1, REFUND.movement) === movement) {
      wide += cutRefund(state);
    }
    for (const edge of runsOf(state, movement).reverse()) wide += cutRun(state, edge);
    while (runs.length > 0 && read(runs, runs.length - 1, RUN.movement) === movement) dropLast(runs);
    // Only now: what was kept apart is read until the last edge is gone.
    dropWide(state.wide, wide);
    forgetLastId(movements);
  }
}

/** Drops the newest refund. @returns wide amounts that are free */
function cutRefund({ refunds, ends }: ForestState): number {
  const refund = refunds.length - 1;
  const next = read(refunds, refund, REFUND.next);
  write(ends, read(refunds, refund, REFUND.end), END.onward, next === 0 ? 0 : -next);
  const wide = read(refunds, refund, REFUND.amountHigh) === WIDE_HIGH ? 1 : 0;
  dropLast(refunds);
  return wide;
}

/** Drops an edge and those that its movement made after it: they are the last of their colour. */
function cutRun(state: ForestState, first: number): number {
  const { lots, ends, colours, exits, holdings } = state;
  let wide = 0;
  if (first > 0) {
    const colour = read(holdings, read(lots, first - 1, LOT.holding), HOLDING.colour);
    for (let lot = -1; lot !== first - 1; ) {
      lot = lastOwned(colours, colour, COLOUR.lots);
      wide += unlinkLot(state, lot);
      dropLastOwned(lots, colours, colour, COLOUR.lots);
    }
  } else {
    const exit = read(ends, -first - 1, END.exit);
    const colour = read(holdings, read(exits, exit, EXIT.holding), HOLDING.colour);
    for (let end = -1; end !== -first - 1; ) {
      end = lastOwned(colours, colour, COLOUR.ends);
      wide += unlinkEnd(state, end);
      dropLastOwned(ends, colours, colour, COLOUR.ends);
    }
  }
  return wide;
}

function unlinkLot(state: ForestState, lot: number): number {
  const { lots, holdings } = state;
  // An end that went on as this lot is of the same movement, and goes too.
  const parent = read(lots, lot, LOT.parent) - 1;
  const holding = read(lots, lot, LOT.holding);
  if (parent >= 0) {
    write(lots, parent, LOT.edges, read(lots, lot, LOT.next));
    setLotRemaining(state, parent, lotRemaining(state, parent) + lotAmount(state, lot));
  }
  write(holdings, holding, HOLDING.lots, read(holdings, holding, HOLDING.lots) - 1);
  remove(state.lotIndex, lot);
  return isWideLot(state, lot) ? 2 : 0;
}

function unlinkEnd(state: ForestState, end: number): number {
  const { lots, ends, exits } = state;
  const lot = read(ends, end, END.lot);
  write(lots, lot, LOT.edges, read(ends, end, END.next));
  write(exits, read(ends, end, END.exit), EXIT.newestEnd, read(ends, end, END.older));
  setLotRemaining(state, lot, lotRemaining(state, lot) + endAmount(state, end));
  return read(ends, end, END.amountHigh) === WIDE_HIGH ? 1 : 0;
}
