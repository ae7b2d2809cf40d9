import type { AccountId, AssetId, Bytes32, Colour, MovementId, PartyId } from "@green-ledger/domain";
import { isPassage } from "./end-kinds.ts";
import { findColour, findHoldingById, findLot } from "./find.ts";
import { findId, type IdTable } from "./id-table.ts";
import { lastOwned, nextOwned } from "./paged.ts";
import { lowerBound, read } from "./records.ts";
import { COLOUR, END, EXIT, FIRST_EDGE, FIRST_EXIT, type ForestState, HOLDING, LOT, RUN } from "./state.ts";

/** An entry: the lots that it made, or, if it made none, its legs. */
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
      return movement < 0 ? undefined : startsOf(state, edgesOfMovement(state, movement));
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

/** Money that went on in another colour starts as the lots that it became; a leg of which nothing arrived starts nothing. */
function startsOf(state: ForestState, { lots, ends }: { lots: number[]; ends: number[] }): Edges {
  if (lots.length > 0) return { kind: "lots", lots };
  const left = ends.filter(
    (end) => !isPassage(read(state.exits, read(state.ends, end, END.exit), EXIT.kind)),
  );
  return { kind: "ends", ends: left };
}

/** The edges that a movement made, in chain order: those of a run are neighbours in their colour. */
export function edgesOfMovement(state: ForestState, movement: number): { lots: number[]; ends: number[] } {
  const lots = new Set<number>();
  const ends = new Set<number>();
  for (const edge of runsOf(state, movement)) {
    if (edge > 0) addRun(state, edge - 1, movement, true, lots);
    else addRun(state, -edge - 1, movement, false, ends);
  }
  return { lots: [...lots], ends: [...ends] };
}

/** First edge of each run of a movement. */
export function runsOf({ movements, runs }: ForestState, movement: number): number[] {
  const found = [read(movements.records, movement, FIRST_EDGE)];
  let run = lowerBound(runs, RUN.movement, movement);
  for (; run < runs.length && read(runs, run, RUN.movement) === movement; run++)
    found.push(read(runs, run, RUN.edge));
  return found.filter((edge) => edge !== 0);
}

function addRun(
  state: ForestState,
  first: number,
  movement: number,
  isLot: boolean,
  made: Set<number>,
): void {
  const { lots, ends, holdings, exits } = state;
  const [records, field] = isLot ? [lots, LOT.movement] : [ends, END.movement];
  const holding = isLot
    ? read(lots, first, LOT.holding)
    : read(exits, read(ends, first, END.exit), EXIT.holding);
  const colour = read(holdings, holding, HOLDING.colour);
  const last = lastOwned(state.colours, colour, isLot ? COLOUR.lots : COLOUR.ends);
  made.add(first);
  for (let at = first; at !== last; ) {
    at = nextOwned(records, at);
    if (read(records, at, field) !== movement) break;
    made.add(at);
  }
}
