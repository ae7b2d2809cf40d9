import type { AccountId, AssetId, Bytes32, Colour, MovementId, PartyId } from "@green-ledger/domain";
import { findColour, findHoldingById, findLot } from "./find.ts";
import { findId, type IdTable } from "./id-table.ts";
import { lastOwned, nextOwned } from "./paged.ts";
import { read } from "./records.ts";
import { COLOUR, END, EXIT, FIRST_EDGE, FIRST_EXIT, type ForestState, HOLDING, LOT } from "./state.ts";

/** A receipt, or a payment: then its legs, whether they became lots or left the ledger. */
export interface MovementStart {
  kind: "movement";
  id: MovementId;
}

export interface LotStart {
  kind: "lot";
  account: AccountId;
  colour: Colour;
  n: number;
}

/** All money of some colours: an instrument is the list of its colours, a tranche a list of one. */
export interface ColoursStart {
  kind: "colours";
  colours: readonly Colour[];
}

/** All legs that left the ledger to a payee, or for a project. */
export interface EndsStart {
  kind: "payee" | "project";
  id: PartyId | AssetId;
}

export type Start = ColoursStart | MovementStart | LotStart | EndsStart;

/** Single lots or ends, in dense numbers. */
export type Edges = { kind: "lots"; lots: readonly number[] } | { kind: "ends"; ends: readonly number[] };

/** A start in dense numbers: all money of colours, or single edges. */
export type Starts = { kind: "colours"; colours: readonly number[] } | Edges;

/**
 * @returns undefined if there is no such movement or lot; a colour, payee or project that the forest has not met
 * starts nothing
 */
export function resolveStart(state: ForestState, start: Start): Starts | undefined {
  if (start.kind !== "colours") return resolveEdges(state, start);
  const colours = [...new Set(start.colours)].map((colour) => findColour(state, colour));
  return { kind: "colours", colours: colours.filter((colour) => colour >= 0) };
}

/** {@link resolveStart} for starts that are not all money of a colour. */
export function resolveEdges(state: ForestState, start: Exclude<Start, ColoursStart>): Edges | undefined {
  switch (start.kind) {
    case "movement": {
      const movement = findId(state.movements, start.id);
      return movement < 0 ? undefined : edgesOfMovement(state, movement);
    }
    case "lot": {
      const holding = findHoldingById(state, start.account, start.colour);
      const lot = holding < 0 ? -1 : findLot(state, holding, start.n);
      return lot < 0 ? undefined : { kind: "lots", lots: [lot] };
    }
    case "payee":
      return { kind: "ends", ends: endsOf(state, state.payees, start.id, EXIT.nextOfPayee) };
    case "project":
      return { kind: "ends", ends: endsOf(state, state.projects, start.id, EXIT.nextOfProject) };
  }
}

function endsOf({ exits, ends }: ForestState, table: IdTable, id: Bytes32, nextExit: number): number[] {
  const found: number[] = [];
  const owner = findId(table, id);
  let exit = owner < 0 ? 0 : read(table.records, owner, FIRST_EXIT);
  while (exit !== 0) {
    let end = read(exits, exit - 1, EXIT.newestEnd);
    while (end !== 0) {
      found.push(end - 1);
      end = read(ends, end - 1, END.older);
    }
    exit = read(exits, exit - 1, nextExit);
  }
  return found;
}

/** The edges that a movement made: they are neighbours in their colour. */
function edgesOfMovement(state: ForestState, movement: number): Edges {
  const { lots, ends, holdings, exits } = state;
  const edge = read(state.movements.records, movement, FIRST_EDGE);
  const [first, records, field] = edge > 0 ? [edge - 1, lots, LOT.movement] : [-edge - 1, ends, END.movement];
  const holding =
    edge > 0 ? read(lots, first, LOT.holding) : read(exits, read(ends, first, END.exit), EXIT.holding);
  const colour = read(holdings, holding, HOLDING.colour);
  const last = lastOwned(state.colours, colour, edge > 0 ? COLOUR.lots : COLOUR.ends);
  const made = [first];
  for (let at = first; at !== last; ) {
    at = nextOwned(records, at);
    if (read(records, at, field) !== movement) break;
    made.push(at);
  }
  return edge > 0 ? { kind: "lots", lots: made } : { kind: "ends", ends: made };
}
