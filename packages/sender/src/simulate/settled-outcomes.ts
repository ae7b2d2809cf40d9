import { type Address, type Command, type Hex, type ItemOutcome, reasonOf } from "@green-ledger/domain";
import { lotLedgerAbi as abi } from "@green-ledger/protocol";
import { decodeFunctionResult, encodeFunctionData } from "viem";
import type { CallResult, PlannedCall } from "./executor.ts";

/**
 * Questions that follow a command whose call returns nothing of its entries: an explanation is recorded as a whole or
 * not at all, but the payments in it may be flagged.
 */
export function questionsAfter(command: Command, ledger: Address): PlannedCall[] {
  return settledIn(command).map((id) => ({
    to: ledger,
    data: encodeFunctionData({ abi, functionName: "entryOf", args: [id] }),
  }));
}

/** The payments that their answers say are flagged. */
export function settledOutcomes(command: Command, answers: readonly CallResult[]): ItemOutcome[] {
  return settledIn(command).flatMap((id, i): ItemOutcome[] => {
    const answer = answers[i];
    if (answer === undefined) return [];
    const { flag } = decodeFunctionResult({ abi, functionName: "entryOf", data: answer.data });
    const reason = reasonOf(flag);
    return reason === "none" ? [] : [{ id, reason, verdict: "flagged", limit: "0" }];
  });
}

function settledIn(command: Command): Hex[] {
  return command.kind === "explainShortfall" ? command.explanation.payments.map(({ id }) => id) : [];
}
