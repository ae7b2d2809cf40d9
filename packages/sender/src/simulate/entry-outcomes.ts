import { type Command, type Hex, type ItemOutcome, type MovementId, reasonOf } from "@green-ledger/domain";
import { lotLedgerAbi } from "@green-ledger/protocol";
import { decodeFunctionResult } from "viem";

/** What the ledger answers for each entry of an act. */
type Answers = readonly { reason: number; recorded: boolean; limit: bigint }[];

/** Entries of a command that would not be plainly recorded, by what its call returned. */
export function entryOutcomes(command: Command, returned: Hex): ItemOutcome[] {
  const ids = entriesOf(command);
  if (ids.length === 0) return [];
  return answersIn(command, returned).flatMap(({ reason, recorded, limit }, i): ItemOutcome[] => {
    const [id, name] = [ids[i], reasonOf(reason)];
    if (id === undefined || name === "none") return [];
    return [{ id, reason: name, verdict: recorded ? "flagged" : "refused", limit: limit.toString() }];
  });
}

function entriesOf(command: Command): MovementId[] {
  switch (command.kind) {
    case "recordReceipts":
      return command.receipts.map(({ id }) => id);
    case "recordPayments":
    case "requestPayments":
    case "releasePayments":
      return command.payments.map(({ id }) => id);
    case "reverseEntries":
      return command.reversals.map(({ id }) => id);
    case "stateBalances":
      return command.statements.map(({ id }) => id);
    case "lendMoney":
      return command.lendings.map(({ id }) => id);
    case "convertMoney":
      return command.conversions.map(({ id }) => id);
    default:
      return [];
  }
}

function answersIn({ kind }: Command, data: Hex): Answers {
  const abi = lotLedgerAbi;
  switch (kind) {
    case "recordReceipts":
      return decodeFunctionResult({ abi, functionName: "mint", data });
    case "recordPayments":
      return decodeFunctionResult({ abi, functionName: "pay", data });
    case "requestPayments":
      return decodeFunctionResult({ abi, functionName: "request", data });
    case "releasePayments":
      return decodeFunctionResult({ abi, functionName: "release", data });
    case "reverseEntries":
      return decodeFunctionResult({ abi, functionName: "reverse", data });
    case "stateBalances":
      return decodeFunctionResult({ abi, functionName: "state", data });
    case "lendMoney":
      return decodeFunctionResult({ abi, functionName: "lend", data });
    case "convertMoney":
      return decodeFunctionResult({ abi, functionName: "convert", data });
    default:
      return [];
  }
}
