import type { AccountId, Colour } from "@green-ledger/domain";
import { firstCandidate, insert } from "./hashIndex.ts";
import { findId, internId } from "./idTable.ts";
import { append, read, write } from "./records.ts";
import { COLOUR, DESTINATION, FIRST_DESTINATION, type ForestState, HOLDING, hashOf, LOT } from "./state.ts";

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
    if (read(holdings, record, HOLDING.account) === account && read(holdings, record, HOLDING.colour) === colour) {
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
 * @param use position in `USES`
 */
export function internDestination(
  state: ForestState,
  colour: number,
  payee: number,
  project: number,
  use: number,
): number {
  const { destinations, destinationIndex } = state;
  let candidate = firstCandidate(destinationIndex, hashOf(colour, payee, project, use));
  while (candidate !== 0) {
    const record = candidate - 1;
    if (
      read(destinations, record, DESTINATION.colour) === colour &&
      read(destinations, record, DESTINATION.payee) === payee &&
      read(destinations, record, DESTINATION.project) === project &&
      read(destinations, record, DESTINATION.use) === use
    ) {
      return record;
    }
    candidate = read(destinations, record, DESTINATION.link);
  }
  const record = append(destinations);
  write(destinations, record, DESTINATION.colour, colour);
  write(destinations, record, DESTINATION.payee, payee);
  write(destinations, record, DESTINATION.project, project);
  write(destinations, record, DESTINATION.use, use);
  insert(destinationIndex, record);
  if (payee !== 0) {
    const { records } = state.payees;
    write(destinations, record, DESTINATION.nextOfPayee, read(records, payee - 1, FIRST_DESTINATION));
    write(records, payee - 1, FIRST_DESTINATION, record + 1);
  }
  if (project !== 0) {
    const { records } = state.projects;
    write(destinations, record, DESTINATION.nextOfProject, read(records, project - 1, FIRST_DESTINATION));
    write(records, project - 1, FIRST_DESTINATION, record + 1);
  }
  return record;
}
