import type { Command } from "@green-ledger/domain";
import { gasOf } from "./command-gas.ts";
import { type PoolBulk, sliceOfPool } from "./pool-bulk.ts";

/** A part of a command that fits into one transaction, and the gas for it. */
export interface CommandPart {
  command: Command;
  gas: number;
}

/**
 * Cuts the list of a bulk command into parts that stay under a limit of gas, in order. A command that has no list, and
 * an item that is too large alone, get all the gas there is.
 * @throws RangeError for an empty list
 */
export function splitCommand(command: Command, gasLimit: number): CommandPart[] {
  const { base, items } = gasOf(command);
  if (!hasList(command)) return [{ command, gas: Math.min(base, gasLimit) }];
  if (items.length === 0) throw new RangeError(`the list of ${command.kind} is empty`);

  const parts: CommandPart[] = [];
  let start = 0;
  let gas = base;
  const cut = (end: number) => {
    parts.push({ command: slice(command, start, end), gas: Math.min(gas, gasLimit) });
    start = end;
    gas = base;
  };
  for (const [index, item] of items.entries()) {
    if (index > start && gas + item > gasLimit) cut(index);
    gas += item;
  }
  cut(items.length);
  return parts;
}

type BulkCommand = Extract<
  Command,
  {
    kind:
      | "admitParties"
      | "registerCounterparties"
      | "registerAssets"
      | "admitProjects"
      | "attestClaims"
      | "openAccounts"
      | "recordReceipts"
      | "recordPayments"
      | "requestPayments"
      | "releasePayments"
      | "cancelPayments"
      | "reverseEntries"
      | "stateBalances"
      | "lendMoney"
      | "convertMoney"
      | "openLines"
      | "registerDocuments"
      | PoolBulk["kind"];
  }
>;

function hasList(command: Command): command is BulkCommand {
  switch (command.kind) {
    case "admitParties":
    case "registerCounterparties":
    case "registerAssets":
    case "admitProjects":
    case "attestClaims":
    case "openAccounts":
    case "recordReceipts":
    case "recordPayments":
    case "requestPayments":
    case "releasePayments":
    case "cancelPayments":
    case "reverseEntries":
    case "stateBalances":
    case "lendMoney":
    case "convertMoney":
    case "openLines":
    case "registerDocuments":
    case "addPoolItems":
    case "removePoolItems":
    case "acceptPoolItems":
    case "reportPoolFlows":
    case "distributeToNotes":
      return true;
    default:
      return false;
  }
}

function slice(command: BulkCommand, start: number, end: number): Command {
  switch (command.kind) {
    case "admitParties":
      return { ...command, parties: command.parties.slice(start, end) };
    case "registerCounterparties":
      return { ...command, counterparties: command.counterparties.slice(start, end) };
    case "registerAssets":
      return { ...command, assets: command.assets.slice(start, end) };
    case "admitProjects":
      return { ...command, admissions: command.admissions.slice(start, end) };
    case "attestClaims":
      return { ...command, claims: command.claims.slice(start, end) };
    case "openAccounts":
      return { ...command, accounts: command.accounts.slice(start, end) };
    case "recordReceipts":
      return { ...command, receipts: command.receipts.slice(start, end) };
    case "recordPayments":
    case "requestPayments":
    case "releasePayments":
      return { ...command, payments: command.payments.slice(start, end) };
    case "cancelPayments":
      return { ...command, payments: command.payments.slice(start, end) };
    case "reverseEntries":
      return { ...command, reversals: command.reversals.slice(start, end) };
    case "stateBalances":
      return { ...command, statements: command.statements.slice(start, end) };
    case "lendMoney":
      return { ...command, lendings: command.lendings.slice(start, end) };
    case "convertMoney":
      return { ...command, conversions: command.conversions.slice(start, end) };
    case "openLines":
      return { ...command, lines: command.lines.slice(start, end) };
    case "registerDocuments":
      return { ...command, documents: command.documents.slice(start, end) };
    default:
      return sliceOfPool(command, start, end);
  }
}
