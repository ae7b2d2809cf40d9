import { type Command, DOCUMENT_OUTCOMES, type Hex, type ItemOutcome, nameAt } from "@green-ledger/domain";
import { evidenceBookAbi } from "@green-ledger/protocol";
import { decodeFunctionResult } from "viem";

/** The documents of a command that would not be plainly registered, by what its call returned. */
export function documentOutcomes(command: Command, returned: Hex): ItemOutcome[] {
  if (command.kind !== "registerDocuments") return [];
  const functionName = "register";
  const [outcomes, ids] = decodeFunctionResult({ abi: evidenceBookAbi, functionName, data: returned });
  return outcomes.flatMap((number, i): ItemOutcome[] => {
    const id = ids[i];
    if (id === undefined) return [];
    switch (nameAt(DOCUMENT_OUTCOMES, number)) {
      case "suspect":
        return [{ id, reason: "evidence_suspect", verdict: "flagged", limit: "0" }];
      case "conflict":
        return [{ id, reason: "already_recorded", verdict: "refused", limit: "0" }];
      default:
        return [];
    }
  });
}
