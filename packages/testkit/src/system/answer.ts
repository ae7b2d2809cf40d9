import { type Command, type Hex, type Reason, reasonOf } from "@green-ledger/domain";
import { abis, lotLedgerAbi, partyRegistryAbi } from "@green-ledger/protocol";
import { type Abi, type AbiParameter, decodeErrorResult, decodeFunctionResult } from "viem";

/** What a contract answers to a command, in the model's words. */
export type Answer =
  | { kind: "accepted"; reasons: Reason[]; added: boolean[] }
  | { kind: "reverted"; error: string; args: Record<string, string> };

/** Reads what a call returned. */
export function readReturn(command: Command, data: Hex): Answer {
  switch (command.kind) {
    case "registerCounterparties": {
      const functionName = "registerCounterparties";
      const added = decodeFunctionResult({ abi: partyRegistryAbi, functionName, data });
      return { kind: "accepted", reasons: [], added: [...added] };
    }
    case "recordReceipts":
      return decided(decodeFunctionResult({ abi: lotLedgerAbi, functionName: "mint", data }));
    case "recordPayments":
      return decided(decodeFunctionResult({ abi: lotLedgerAbi, functionName: "pay", data }));
    default:
      return { kind: "accepted", reasons: [], added: [] };
  }
}

function decided(reasons: readonly number[]): Answer {
  return { kind: "accepted", reasons: reasons.map(reasonOf), added: [] };
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
