import {
  type Command,
  DOCUMENT_OUTCOMES,
  type DocumentOutcome,
  type Hex,
  type ItemOutcome,
  nameAt,
  type Reason,
  reasonOf,
} from "@green-ledger/domain";
import { abis, evidenceBookAbi, lotLedgerAbi, partyRegistryAbi } from "@green-ledger/protocol";
import { type Abi, type AbiParameter, decodeErrorResult, decodeFunctionResult } from "viem";

/** What a contract answers to a command, in the model's words. */
export type Answer =
  | {
      kind: "accepted";
      reasons: Reason[];
      items: ItemOutcome[];
      added: boolean[];
      documents: DocumentOutcome[];
    }
  | { kind: "reverted"; error: string; args: Record<string, string> };

const PLAIN = {
  kind: "accepted",
  reasons: [],
  items: [],
  added: [],
  documents: [],
} as const satisfies Answer;

/** Reads what a call returned. */
export function readReturn(command: Command, data: Hex): Answer {
  switch (command.kind) {
    case "registerCounterparties": {
      const functionName = "registerCounterparties";
      const added = decodeFunctionResult({ abi: partyRegistryAbi, functionName, data });
      return { ...PLAIN, added: [...added] };
    }
    case "recordReceipts":
      return decided(
        command.receipts,
        decodeFunctionResult({ abi: lotLedgerAbi, functionName: "mint", data }),
      );
    case "recordPayments":
      return decided(
        command.payments,
        decodeFunctionResult({ abi: lotLedgerAbi, functionName: "pay", data }),
      );
    case "requestPayments":
      return decided(
        command.payments,
        decodeFunctionResult({ abi: lotLedgerAbi, functionName: "request", data }),
      );
    case "releasePayments":
      return decided(
        command.payments,
        decodeFunctionResult({ abi: lotLedgerAbi, functionName: "release", data }),
      );
    case "reverseEntries":
      return decided(
        command.reversals,
        decodeFunctionResult({ abi: lotLedgerAbi, functionName: "reverse", data }),
      );
    case "stateBalances":
      return decided(
        command.statements,
        decodeFunctionResult({ abi: lotLedgerAbi, functionName: "state", data }),
      );
    case "lendMoney":
      return decided(
        command.lendings,
        decodeFunctionResult({ abi: lotLedgerAbi, functionName: "lend", data }),
      );
    case "convertMoney":
      return decided(
        command.conversions,
        decodeFunctionResult({ abi: lotLedgerAbi, functionName: "convert", data }),
      );
    case "registerDocuments": {
      const [outcomes] = decodeFunctionResult({ abi: evidenceBookAbi, functionName: "register", data });
      return { ...PLAIN, documents: outcomes.map((outcome) => nameAt(DOCUMENT_OUTCOMES, outcome)) };
    }
    default:
      return PLAIN;
  }
}

/** What the ledger says of one entry. */
interface Said {
  recorded: boolean;
  reason: number;
  limit: bigint;
}

function decided(asked: readonly { id: ItemOutcome["id"] }[], answers: readonly Said[]): Answer {
  const items = answers.flatMap(({ recorded, reason, limit }, i): ItemOutcome[] => {
    const id = asked[i]?.id;
    if (id === undefined || reasonOf(reason) === "none") return [];
    const verdict = recorded ? "flagged" : "refused";
    return [{ id, reason: reasonOf(reason), verdict, limit: limit.toString() }];
  });
  return { ...PLAIN, reasons: answers.map(({ reason }) => reasonOf(reason)), items };
}

/** Every contract's errors: one contract's error passes through those that called it. */
const ERRORS: Abi = Object.values(abis as Record<string, Abi>).flatMap((abi) =>
  abi.filter((entry) => entry.type === "error"),
);

/** Reads why a call reverted. */
export function readRevert(data: Hex): Answer {
  const { errorName, args = [], abiItem } = decodeErrorResult({ abi: ERRORS, data });
  const inputs: readonly AbiParameter[] = abiItem.type === "error" ? abiItem.inputs : [];
  const named = inputs.map((input, i): [string, string] => [input.name ?? "", printable(args[i])]);
  return { kind: "reverted", error: errorName, args: Object.fromEntries(named) };
}

function printable(value: unknown): string {
  const text = String(value);
  return text.startsWith("0x") ? text.toLowerCase() : text;
}
