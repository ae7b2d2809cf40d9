import { read } from "./records.ts";
import { END, type ForestState, LOT } from "./state.ts";

/** The lot that a lot was taken from, of its colour or another; -1 for a root. */
export function parentOf({ lots, ends }: ForestState, lot: number): number {
  const link = read(lots, lot, LOT.parent);
  return link < 0 ? read(ends, -link - 1, END.lot) : link - 1;
}

/** The end of another colour that went on as a lot; -1 if there is none. */
export function passageInto({ lots }: ForestState, lot: number): number {
  return Math.max(-1, -read(lots, lot, LOT.parent) - 1);
}
