import type { LotRow, MovementRow, Mutation } from "@green-ledger/domain";
import { wordOfTime } from "./block-times.ts";
import { checkLot, lotAt } from "./check-lot.ts";
import { cutBlocks } from "./cut.ts";
import { ForestFault } from "./faults.ts";
import { addMovement } from "./grow.ts";
import { append, write } from "./records.ts";
import { BLOCK, type ForestState } from "./state.ts";

/** What a block did to the forest. */
export interface BlockChange {
  block: number;
  /** Entries that were recorded in it, in any order; requests move nothing. */
  movements: readonly MovementRow[];
  /** Lots as the index has them after the block, if it is to be checked that they are the same here. */
  lots: readonly LotRow[];
  /** Lots that on-lent money became when it came back, whatever remains of them; among `lots` if left out. */
  arrivals?: readonly LotRow[];
}

/** The part of a block's mutations that concerns the forest. @throws ForestFault rows_removed */
export function changeOf(block: number, mutations: readonly Mutation[]): BlockChange {
  const movements: MovementRow[] = [];
  const lots: LotRow[] = [];
  for (const mutation of mutations) {
    if (mutation.table !== "movement" && mutation.table !== "lot") continue;
    if (mutation.row === null) {
      throw new ForestFault(
        "rows_removed",
        "Movements and lots are never removed; a block is taken back whole.",
        {
          block,
          table: mutation.table,
        },
      );
    }
    if (mutation.table === "lot") lots.push(mutation.row);
    // A movement of an older block is not new: its row was written again.
    else if (mutation.row.place.block === block) movements.push(mutation.row);
  }
  return { block, movements, lots };
}

/** Adds a block, all of it or, if a fault is thrown, nothing. */
export function appendBlock(state: ForestState, change: BlockChange): void {
  if (change.block <= state.block) {
    throw new ForestFault("out_of_order", "A block does not come after those that are held.", {
      block: change.block,
      heldBlock: state.block,
    });
  }
  const movements = change.movements.filter(isBooked).sort((a, b) => a.place.logIndex - b.place.logIndex);
  checkPlaces(change.block, movements);
  try {
    if (movements.length > 0) openBlock(state, change.block, movements[0]?.place.time ?? 0);
    for (const row of movements) addMovement(state, row, change.arrivals ?? change.lots);
    for (const row of change.lots) checkLot(lotAt(state, row.account, row.colour, row.n), row);
  } catch (error) {
    cutBlocks(state, change.block - 1);
    throw error;
  }
  state.block = change.block;
}

/** What was only asked for moves nothing. */
function isBooked({ state }: MovementRow): boolean {
  return state !== "requested" && state !== "void";
}

function openBlock({ blocks, movements }: ForestState, number: number, time: number): void {
  const block = append(blocks);
  write(blocks, block, BLOCK.number, number);
  write(blocks, block, BLOCK.firstMovement, movements.records.length);
  write(blocks, block, BLOCK.time, wordOfTime(time));
}

/** Chain order is the order of the logs, so no two movements have one. */
function checkPlaces(block: number, movements: readonly MovementRow[]): void {
  let last = -1;
  for (const { id, place } of movements) {
    if (place.block !== block || place.logIndex <= last) {
      throw new ForestFault("out_of_order", "A movement is not at a place of its own in the block.", {
        movement: id,
        block: place.block,
        logIndex: place.logIndex,
      });
    }
    last = place.logIndex;
  }
}
