import { type Leg, MAX_MINOR, type MovementRow, USES } from "@green-ledger/domain";
import { ForestFault } from "./faults.ts";
import { findHoldingById, findLot, internExit, internHolding } from "./find.ts";
import { insert } from "./hash-index.ts";
import { findId, internId } from "./id-table.ts";
import { lotRemaining, setEndAmount, setLotAmount, setLotRemaining } from "./lot-amounts.ts";
import { appendOwned } from "./paged.ts";
import { read, write } from "./records.ts";
import { COLOUR, END, EXIT, FIRST_EDGE, type ForestState, HOLDING, LOT } from "./state.ts";

/**
 * Adds one movement: the root lots of a receipt, the child lots of a transfer, or the ends of a payment that left the
 * ledger. After a fault a part of it may be there: the block must be cut.
 */
export function addMovement(state: ForestState, row: MovementRow): void {
  checkLegs(row);
  if (findId(state.movements, row.id) >= 0) {
    throw new ForestFault("movement_repeated", "A movement came a second time.", { movement: row.id });
  }
  const movement = internId(state.movements, row.id);
  if (row.direction === "in") addRoots(state, row, movement);
  else if (row.use === "transfer") addChildren(state, row, movement);
  else addEnds(state, row, movement);
}

function checkLegs(row: MovementRow): void {
  let sum = 0n;
  for (const leg of row.legs) {
    if (leg.amount <= 0n || leg.amount > MAX_MINOR)
      throw malformed(row, "A leg has no amount that a lot can hold.");
    sum += leg.amount;
  }
  if (sum !== row.amount || sum === 0n)
    throw malformed(row, "The legs of a movement do not add up to its amount.");
}

function addRoots(state: ForestState, row: MovementRow, movement: number): void {
  const { holdings } = state;
  const holding = internHolding(state, row.account, row.colour);
  for (const leg of row.legs) {
    const expected = read(holdings, holding, HOLDING.lots) + 1;
    if (leg.n !== expected) {
      throw new ForestFault(
        "lot_number_unexpected",
        "A root lot does not have the next number of its holding.",
        {
          movement: row.id,
          n: leg.n,
          expected,
        },
      );
    }
    addLot(state, holding, movement, leg.amount);
  }
}

function addChildren(state: ForestState, row: MovementRow, movement: number): void {
  if (row.payeeAccount === null) throw malformed(row, "A transfer has no account to arrive in.");
  const { lots } = state;
  const from = findHoldingById(state, row.account, row.colour);
  const to = internHolding(state, row.payeeAccount, row.colour);
  // Lots that a movement makes are never under each other: an answer that starts there counts each once.
  if (from === to) throw malformed(row, "A transfer arrives where it came from.");
  for (const leg of row.legs) {
    const parent = lotToDraw(state, row, from, leg);
    const lot = addLot(state, to, movement, leg.amount);
    write(lots, lot, LOT.parent, parent + 1);
    write(lots, lot, LOT.next, read(lots, parent, LOT.edges));
    write(lots, parent, LOT.edges, lot + 1);
    setLotRemaining(state, parent, lotRemaining(state, parent) - leg.amount);
  }
}

function addEnds(state: ForestState, row: MovementRow, movement: number): void {
  if (row.use === null) throw malformed(row, "A payment has no use.");
  const { ends, lots, exits } = state;
  const from = findHoldingById(state, row.account, row.colour);
  if (from < 0) throw lotUnknown(row, row.legs[0]?.n ?? 0);
  const colour = read(state.holdings, from, HOLDING.colour);
  const exit = internExit(
    state,
    from,
    row.counterparty === null ? 0 : internId(state.payees, row.counterparty) + 1,
    row.project === null ? 0 : internId(state.projects, row.project) + 1,
    USES.indexOf(row.use),
  );
  for (const leg of row.legs) {
    const lot = lotToDraw(state, row, from, leg);
    const end = appendOwned(ends, state.colours, colour, COLOUR.ends);
    markFirst(state, movement, -(end + 1));
    write(ends, end, END.lot, lot);
    write(ends, end, END.movement, movement);
    write(ends, end, END.exit, exit);
    write(ends, end, END.next, read(lots, lot, LOT.edges));
    write(ends, end, END.older, read(exits, exit, EXIT.newestEnd));
    setEndAmount(state, end, leg.amount);
    write(lots, lot, LOT.edges, -(end + 1));
    write(exits, exit, EXIT.newestEnd, end + 1);
    setLotRemaining(state, lot, lotRemaining(state, lot) - leg.amount);
  }
}

function addLot(state: ForestState, holding: number, movement: number, amount: bigint): number {
  const { lots, holdings } = state;
  const n = read(holdings, holding, HOLDING.lots) + 1;
  const lot = appendOwned(lots, state.colours, read(holdings, holding, HOLDING.colour), COLOUR.lots);
  markFirst(state, movement, lot + 1);
  write(holdings, holding, HOLDING.lots, n);
  write(lots, lot, LOT.movement, movement);
  write(lots, lot, LOT.holding, holding);
  write(lots, lot, LOT.n, n);
  setLotAmount(state, lot, amount);
  insert(state.lotIndex, lot);
  return lot;
}

function markFirst({ movements: { records } }: ForestState, movement: number, edge: number): void {
  if (read(records, movement, FIRST_EDGE) === 0) write(records, movement, FIRST_EDGE, edge);
}

/** The lot that a leg draws on, which has enough left. */
function lotToDraw(state: ForestState, row: MovementRow, holding: number, leg: Leg): number {
  const lot = holding < 0 ? -1 : findLot(state, holding, leg.n);
  if (lot < 0) throw lotUnknown(row, leg.n);
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

function malformed(row: MovementRow, message: string): ForestFault {
  return new ForestFault("movement_malformed", message, { movement: row.id, amount: row.amount.toString() });
}

function lotUnknown(row: MovementRow, n: number): ForestFault {
  return new ForestFault("lot_unknown", "A leg draws on a lot that was never born.", { movement: row.id, n });
}
