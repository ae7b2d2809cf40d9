import type { AccountId, Colour } from "@green-ledger/domain";
import { firstCandidate, insert } from "./hash-index.ts";
import { findId, internId } from "./id-table.ts";
import { append, read, write } from "./records.ts";
import { COLOUR, EXIT, FIRST_EXIT, type ForestState, HOLDING, hashOf, LOT } from "./state.ts";

/** Every function answers with the number of a record, -1 if there is none; those named `intern…` make one. */

export function findColour(state: ForestState, colour: Colour): number {
  const { colours, colourIndex } = state;
  let candidate = firstCandidate(colourIndex, hashOf(colour | 0));
  while (candidate !== 0) {
    if (read(colours, candidate - 1, COLOUR.value) === (colour | 0)) return candidate - 1;
    candidate = read(colours, candidate - 1, COLOUR.link);
  }
  return -1;
}

export function internColour(state: ForestState, colour: Colour): number {
  const found = findColour(state, colour);
  if (found >= 0) return found;
  const record = append(state.colours);
  write(state.colours, record, COLOUR.value, colour);
  insert(state.colourIndex, record);
  return record;
}

export function colourOf(state: ForestState, record: number): Colour {
  return read(state.colours, record, COLOUR.value) >>> 0;
}

export function findHolding(state: ForestState, account: number, colour: number): number {
  const { holdings, holdingIndex } = state;
  let candidate = firstCandidate(holdingIndex, hashOf(account, colour));
  while (candidate !== 0) {
    const record = candidate - 1;
    if (
      read(holdings, record, HOLDING.account) === account &&
      read(holdings, record, HOLDING.colour) === colour
    ) {
      return record;
    }
    candidate = read(holdings, record, HOLDING.link);
  }
  return -1;
}

export function internHolding(state: ForestState, account: AccountId, colour: Colour): number {
  const accountNumber = internId(state.accounts, account);
  const colourNumber = internColour(state, colour);
  const found = findHolding(state, accountNumber, colourNumber);
  if (found >= 0) return found;
  const record = append(state.holdings);
  write(state.holdings, record, HOLDING.account, accountNumber);
  write(state.holdings, record, HOLDING.colour, colourNumber);
  insert(state.holdingIndex, record);
  return record;
}

export function findHoldingById(state: ForestState, account: AccountId, colour: Colour): number {
  const accountNumber = findId(state.accounts, account);
  const colourNumber = findColour(state, colour);
  return accountNumber < 0 || colourNumber < 0 ? -1 : findHolding(state, accountNumber, colourNumber);
}

export function findLot(state: ForestState, holding: number, n: number): number {
  const { lots, lotIndex } = state;
  let candidate = firstCandidate(lotIndex, hashOf(holding, n));
  while (candidate !== 0) {
    const record = candidate - 1;
    if (read(lots, record, LOT.holding) === holding && read(lots, record, LOT.n) === n) return record;
    candidate = read(lots, record, LOT.link);
  }
  return -1;
}

/**
 * @param payee link to a payee, 0 for none
 * @param project link to a project, 0 for none
 * @param kind position in `END_KINDS`
 */
export function internExit(
  state: ForestState,
  holding: number,
  payee: number,
  project: number,
  kind: number,
): number {
  const { exits, exitIndex } = state;
  let candidate = firstCandidate(exitIndex, hashOf(holding, payee, project, kind));
  while (candidate !== 0) {
    const record = candidate - 1;
    if (
      read(exits, record, EXIT.holding) === holding &&
      read(exits, record, EXIT.payee) === payee &&
      read(exits, record, EXIT.project) === project &&
      read(exits, record, EXIT.kind) === kind
    ) {
      return record;
    }
    candidate = read(exits, record, EXIT.link);
  }
  const record = append(exits);
  write(exits, record, EXIT.holding, holding);
  write(exits, record, EXIT.payee, payee);
  write(exits, record, EXIT.project, project);
  write(exits, record, EXIT.kind, kind);
  insert(exitIndex, record);
  if (payee !== 0) {
    const { records } = state.payees;
    write(exits, record, EXIT.nextOfPayee, read(records, payee - 1, FIRST_EXIT));
    write(records, payee - 1, FIRST_EXIT, record + 1);
  }
  if (project !== 0) {
    const { records } = state.projects;
    write(exits, record, EXIT.nextOfProject, read(records, project - 1, FIRST_EXIT));
    write(records, project - 1, FIRST_EXIT, record + 1);
  }
  return record;
}
