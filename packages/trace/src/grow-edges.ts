import type { Leg, MovementRow } from "@green-ledger/domain";
import { ForestFault } from "./faults.ts";
import { findLot } from "./find.ts";
import { insert } from "./hash-index.ts";
import { lotRemaining, setEndAmount, setLotAmount, setLotRemaining } from "./lot-amounts.ts";
import { appendOwned } from "./paged.ts";
import { append, read, write } from "./records.ts";
import { COLOUR, END, EXIT, FIRST_EDGE, type ForestState, HOLDING, LOT, RUN } from "./state.ts";

/** An entry that is being added. */
export interface Growth {
  readonly row: MovementRow;
  readonly movement: number;
  /** Colours of its newest lot and its newest end; -1 before the first. */
  lotColour: number;
  endColour: number;
}

/** Adds a root lot; whoever knows a parent writes it. */
export function addLot(state: ForestState, growth: Growth, holding: number, amount: bigint): number {
  const { lots, holdings } = state;
  const n = read(holdings, holding, HOLDING.lots) + 1;
  const colour = read(holdings, holding, HOLDING.colour);
  const lot = appendOwned(lots, state.colours, colour, COLOUR.lots);
  if (growth.lotColour !== colour) markRun(state, growth.movement, lot + 1);
  growth.lotColour = colour;
  write(holdings, holding, HOLDING.lots, n);
  write(lots, lot, LOT.movement, growth.movement);
  write(lots, lot, LOT.holding, holding);
  write(lots, lot, LOT.n, n);
  setLotAmount(state, lot, amount);
  insert(state.lotIndex, lot);
  return lot;
}

/** Adds an end and draws on its lot. @param colour the number of the lot's colour */
export function addEnd(
  state: ForestState,
  growth: Growth,
  { lot, exit, amount, colour }: { lot: number; exit: number; amount: bigint; colour: number },
): number {
  const { ends, lots, exits } = state;
  const end = appendOwned(ends, state.colours, colour, COLOUR.ends);
  if (growth.endColour !== colour) markRun(state, growth.movement, -(end + 1));
  growth.endColour = colour;
  write(ends, end, END.lot, lot);
  write(ends, end, END.movement, growth.movement);
  write(ends, end, END.exit, exit);
  write(ends, end, END.next, read(lots, lot, LOT.edges));
  write(ends, end, END.older, read(exits, exit, EXIT.newestEnd));
  setEndAmount(state, end, amount);
  write(lots, lot, LOT.edges, -(end + 1));
  write(exits, exit, EXIT.newestEnd, end + 1);
  drawOn(state, lot, amount);
  return end;
}

export function drawOn(state: ForestState, lot: number, amount: bigint): void {
  setLotRemaining(state, lot, lotRemaining(state, lot) - amount);
}

/** Edges of a movement are neighbours as long as their colour does not change. */
function markRun({ movements: { records }, runs }: ForestState, movement: number, edge: number): void {
  if (read(records, movement, FIRST_EDGE) === 0) {
    write(records, movement, FIRST_EDGE, edge);
    return;
  }
  const run = append(runs);
  write(runs, run, RUN.movement, movement);
  write(runs, run, RUN.edge, edge);
}

/** The lot that a leg draws on, which has enough left. */
export function lotToDraw(state: ForestState, row: MovementRow, holding: number, leg: Leg): number {
  const lot = holding < 0 ? -1 : findLot(state, holding, leg.n);
  if (lot < 0) {
    throw new ForestFault("lot_unknown", "A leg draws on a lot that was never born.", {
      movement: row.id,
      colour: leg.colour,
      n: leg.n,
    });
  }
  const remaining = lotRemaining(state, lot);
  if (leg.amount > remaining) {
    throw new ForestFault("lot_overdrawn", "A leg takes more than its lot has left.", {
      movement: row.id,
      n: leg.n,
      amount: leg.amount.toString(),
      remaining: remaining.toString(),
    });
  }
  return lot;
}
