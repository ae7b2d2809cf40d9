import {
  type Command,
  type Hex,
  type Payment,
  type Reason,
  type Receipt,
  reasonOf,
} from "@green-ledger/domain";
import { lotLedgerAbi } from "@green-ledger/protocol";
import { decodeFunctionResult } from "viem";

type MovementCommand = Extract<Command, { kind: "recordReceipts" | "recordPayments" }>;

/** A receipt or payment that the ledger would not plainly accept. */
export interface Objection {
  command: Command;
  /** Place in the command's list. */
  index: number;
  reason: Reason;
  item: Receipt | Payment;
  /** The account that the money enters or leaves. */
  account: Hex;
}

/** The objections in what a command's call returned. */
export function objectionsIn(command: Command, returned: Hex): Objection[] {
  if (!isMovement(command)) return [];
  const functionName = command.kind === "recordReceipts" ? "mint" : "pay";
  const reasons = decodeFunctionResult({ abi: lotLedgerAbi, functionName, data: returned });
  const objections: Objection[] = [];
  for (const [index, item] of itemsOf(command).entries()) {
    const reason = reasonOf(reasons[index] ?? 0);
    const account = "account" in item ? item.account : accountOf(command);
    if (reason !== "none") objections.push({ command, index, reason, item, account });
  }
  return objections;
}

/** A piece of a command, or the place where an item with an objection stands in it. */
export type Piece = { kind: "command"; command: Command } | { kind: "item"; objection: Objection };

/** Cuts a command's list before each of the items, and names the item in between. The pieces in order do the same. */
export function cutBefore(command: Command, objections: readonly Objection[]): Piece[] {
  const own = objections.filter((objection) => objection.command === command);
  if (!isMovement(command) || own.length === 0) return [{ kind: "command", command }];
  const pieces: Piece[] = [];
  let start = 0;
  for (const objection of own) {
    if (objection.index > start)
      pieces.push({ kind: "command", command: slice(command, start, objection.index) });
    pieces.push({ kind: "item", objection });
    start = objection.index;
  }
  return [...pieces, { kind: "command", command: slice(command, start) }];
}

function isMovement(command: Command): command is MovementCommand {
  return command.kind === "recordReceipts" || command.kind === "recordPayments";
}

function itemsOf(command: MovementCommand): readonly (Receipt | Payment)[] {
  return command.kind === "recordReceipts" ? command.receipts : command.payments;
}

function accountOf(command: MovementCommand): Hex {
  if (command.kind === "recordPayments") return command.account;
  throw new TypeError("each receipt names its own account");
}

function slice(command: MovementCommand, start: number, end?: number): Command {
  if (command.kind === "recordReceipts") return { ...command, receipts: command.receipts.slice(start, end) };
  return { ...command, payments: command.payments.slice(start, end) };
}
