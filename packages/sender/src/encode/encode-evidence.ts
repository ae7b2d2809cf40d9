import { type CommandOf, type DocumentRegistration, type Hex, ZERO_32 } from "@green-ledger/domain";
import { evidenceBookAbi } from "@green-ledger/protocol";
import { encodeFunctionData } from "viem";

export type EvidenceCommand = CommandOf<
  "openEvidenceKey" | "closeEvidenceKey" | "registerDocuments" | "acknowledgeDocument"
>;

/** The call of the evidence book that a command stands for. */
export function encodeEvidenceCommand(command: EvidenceCommand): Hex {
  const abi = evidenceBookAbi;
  switch (command.kind) {
    case "openEvidenceKey": {
      const { keyId, from, commitment } = command;
      return encodeFunctionData({ abi, functionName: "openKey", args: [keyId, from, commitment] });
    }
    case "closeEvidenceKey":
      return encodeFunctionData({ abi, functionName: "closeKey", args: [command.keyId] });
    case "registerDocuments":
      return encodeFunctionData({ abi, functionName: "register", args: [command.documents.map(toTuple)] });
    case "acknowledgeDocument": {
      const { document, reasonRoot } = command;
      return encodeFunctionData({ abi, functionName: "acknowledge", args: [document, reasonRoot] });
    }
  }
}

function toTuple({ fingerprints, dataRoot }: DocumentRegistration) {
  return { dataRoot, fingerprints: fingerprints.map((f) => ({ ...f, near: f.near ?? ZERO_32 })) };
}
