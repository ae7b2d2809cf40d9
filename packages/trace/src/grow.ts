import { type LotRow, MAX_MINOR, type MovementRow, OTHER_MONEY } from "@green-ledger/domain";
import { KIND } from "./end-kinds.ts";
import { ForestFault } from "./faults.ts";
import { findHoldingById, internExit, internHolding } from "./find.ts";
import { addEnd, addLot, drawOn, type Growth, lotToDraw } from "./grow-edges.ts";
import { passOn } from "./grow-passages.ts";
import { addRefunds } from "./grow-refunds.ts";
import { findId, internId } from "./id-table.ts";
import { read, write } from "./records.ts";
import { type ForestState, HOLDING, LOT } from "./state.ts";
import { keepTold } from "./told.ts";

/**
 * Adds one entry: root lots of what came in, child lots of what went on, ends of what left. After a fault a part of it
 * may be there: the block must be cut.
 * @param born lots that the index has for the block: the colour in which on-lent money comes back stands only there
 */
export function addMovement(state: ForestState, row: MovementRow, born: readonly LotRow[]): void {
  checkLegs(row);
  if (findId(state.movements, row.id) >= 0) {
    throw new ForestFault("movement_repeated", "A movement came a second time.", { movement: row.id });
  }
  const growth: Growth = { row, movement: internId(state.movements, row.id), lotColour: -1, endColour: -1 };
  keepTold(state, growth.movement, row);
  if (row.direction === "in") addRoots(state, growth);
  else if (row.kind === "lending" || row.kind === "conversion") passOn(state, growth, born);
  else if (row.kind === "payment" && row.use === "transfer") addChildren(state, growth);
  else if (row.kind === "payment" && row.payeeAccount !== null) passOn(state, growth, born);
  else addEnds(state, growth);
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

function addRoots(state: ForestState, growth: Growth): void {
  const { row } = growth;
  const made: number[] = [];
  for (const leg of row.legs) {
    const holding = internHolding(state, row.account, leg.colour);
    const expected = read(state.holdings, holding, HOLDING.lots) + 1;
    if (leg.n !== expected) {
      throw new ForestFault(
        "lot_number_unexpected",
        "A root lot does not have the next number of its holding.",
        { movement: row.id, n: leg.n, expected },
      );
    }
    made.push(addLot(state, growth, holding, leg.amount));
  }
  if (row.kind === "reversal" || row.kind === "explanation") addRefunds(state, growth, made);
}

function addChildren(state: ForestState, growth: Growth): void {
  const { row } = growth;
  if (row.payeeAccount === null) throw malformed(row, "A transfer has no account to arrive in.");
  // Lots that a movement makes are never under each other: an answer that starts there counts each once.
  if (row.payeeAccount === row.account) throw malformed(row, "A transfer arrives where it came from.");
  const { lots } = state;
  for (const leg of row.legs) {
    const to = internHolding(state, row.payeeAccount, leg.colour);
    const parent = lotToDraw(state, row, findHoldingById(state, row.account, leg.colour), leg);
    const lot = addLot(state, growth, to, leg.amount);
    write(lots, lot, LOT.parent, parent + 1);
    write(lots, lot, LOT.next, read(lots, parent, LOT.edges));
    write(lots, parent, LOT.edges, lot + 1);
    drawOn(state, parent, leg.amount);
  }
}

function addEnds(state: ForestState, growth: Growth): void {
  const { row } = growth;
  // A correction goes to nobody: the money had not come.
  const payee = row.kind !== "payment" || row.counterparty === null ? null : row.counterparty;
  const project = row.kind === "payment" ? row.project : null;
  for (const leg of row.legs) {
    const from = findHoldingById(state, row.account, leg.colour);
    const lot = lotToDraw(state, row, from, leg);
    const exit = internExit(
      state,
      from,
      payee === null ? 0 : internId(state.payees, payee) + 1,
      project === null ? 0 : internId(state.projects, project) + 1,
      kindOf(row, leg.colour),
    );
    addEnd(state, growth, {
      lot,
      exit,
      amount: leg.amount,
      colour: read(state.holdings, from, HOLDING.colour),
    });
  }
}

/** How a leg left the ledger. Green money that was paid for no project left without a known use. */
function kindOf(row: MovementRow, colour: number): number {
  if (row.kind === "reversal") return KIND.correction;
  if (row.kind === "shortfall") return KIND.breach;
  switch (row.use) {
    case "allocate":
      return colour !== OTHER_MONEY && row.project === null ? KIND.breach : KIND.allocate;
    case "return":
      return KIND.return;
    case "fee":
      return KIND.fee;
    default:
      throw malformed(row, "A payment has no use.");
  }
}

function malformed(row: MovementRow, message: string): ForestFault {
  return new ForestFault("movement_malformed", message, { movement: row.id, amount: row.amount.toString() });
}
