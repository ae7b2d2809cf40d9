import type { AccountId, Colour, MovementId } from "@green-ledger/domain";
import { findColour, findHoldingById, findLot } from "./find.ts";
import { findId } from "./idTable.ts";
import { nextOwned, type PagedRecords } from "./paged.ts";
import { read } from "./records.ts";
import { END, FIRST_EDGE, type ForestState, LOT } from "./state.ts";

/** Where an answer starts. An instrument is the list of its colours, a tranche a list of one. */
export type Start =
  | { kind: "colours"; colours: readonly Colour[] }
  /** A receipt, or a payment: then its legs, whether they became lots or left the ledger. */
  | { kind: "movement"; id: MovementId }
  | { kind: "lot"; account: AccountId; colour: Colour; n: number };

/** A start in dense numbers: all money of colours, or single lots or ends. */
export type Starts =
  | { kind: "colours"; colours: readonly number[] }
  | { kind: "lots"; lots: readonly number[] }
  | { kind: "ends"; ends: readonly number[] };

/** @returns undefined if there is no such movement or lot; a colour without money starts nothing */
export function resolveStart(state: ForestState, start: Start): Starts | undefined {
  switch (start.kind) {
    case "colours": {
      const colours = [...new Set(start.colours)].map((colour) => findColour(state, colour));
      return { kind: "colours", colours: colours.filter((colour) => colour >= 0) };
    }
    case "movement": {
      const movement = findId(state.movements, start.id);
      return movement < 0 ? undefined : startsOfMovement(state, movement);
    }
    case "lot": {
      const holding = findHoldingById(state, start.account, start.colour);
      const lot = holding < 0 ? -1 : findLot(state, holding, start.n);
      return lot < 0 ? undefined : { kind: "lots", lots: [lot] };
    }
  }
}

/** The edges that a movement made: they are neighbours in their colour. */
function startsOfMovement({ movements, lots, ends }: ForestState, movement: number): Starts {
  const edge = read(movements.records, movement, FIRST_EDGE);
  if (edge > 0) return { kind: "lots", lots: madeBy(lots, LOT.movement, movement, edge - 1) };
  return { kind: "ends", ends: madeBy(ends, END.movement, movement, -edge - 1) };
}

function madeBy(paged: PagedRecords, field: number, movement: number, first: number): number[] {
  const made: number[] = [];
  for (let at = first; at >= 0 && read(paged, at, field) === movement; at = nextOwned(paged, at)) made.push(at);
  return made;
}
