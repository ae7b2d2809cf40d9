import { lowerBound, read } from "./records.ts";
import { BLOCK, type ForestState } from "./state.ts";

/** Seconds from 0 to 2^32 − 1 are kept in a signed word, less this. */
const MIDDLE = 2 ** 31;

export const wordOfTime = (second: number): number => second - MIDDLE;

/** Second of the block at a position. */
export function timeOfBlock({ blocks }: ForestState, position: number): number {
  return read(blocks, position, BLOCK.time) + MIDDLE;
}

/** The first movement after a block; the number of movements if there is none. */
export function firstMovementAfter({ blocks, movements }: ForestState, number: number): number {
  const block = lowerBound(blocks, BLOCK.number, number + 1);
  return block === blocks.length ? movements.records.length : read(blocks, block, BLOCK.firstMovement);
}
