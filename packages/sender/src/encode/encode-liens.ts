import { type CommandOf, type Hex, LIEN_CLASSES, type LienCommand, OBJECT_KINDS } from "@green-ledger/domain";
import { lienBookAbi, transferDeskAbi } from "@green-ledger/protocol";
import { encodeFunctionData } from "viem";

type BookCommand = CommandOf<"offerLien" | "acceptLien" | "withdrawLien" | "declineLien" | "releaseLien">;

/** The call of the lien book that a command stands for. */
export function encodeLienCommand(command: BookCommand): Hex {
  const abi = lienBookAbi;
  switch (command.kind) {
    case "offerLien": {
      const { kind, class: lienClass, ...terms } = command.lien;
      const numbers = { kind: OBJECT_KINDS.indexOf(kind), class: LIEN_CLASSES.indexOf(lienClass) };
      return encodeFunctionData({ abi, functionName: "offer", args: [{ ...terms, ...numbers }] });
    }
    case "acceptLien":
      return encodeFunctionData({ abi, functionName: "accept", args: [command.lien] });
    case "withdrawLien":
      return encodeFunctionData({ abi, functionName: "withdraw", args: [command.lien, command.reasonRoot] });
    case "declineLien":
      return encodeFunctionData({ abi, functionName: "decline", args: [command.lien, command.reasonRoot] });
    case "releaseLien":
      return encodeFunctionData({ abi, functionName: "release", args: [command.lien, command.reasonRoot] });
  }
}

/** The call of the transfer desk that a command stands for. */
export function encodeTransferCommand(command: Exclude<LienCommand, BookCommand>): Hex {
  const abi = transferDeskAbi;
  switch (command.kind) {
    case "offerTransfer": {
      const { transfer, asset, to, dataRoot } = command;
      return encodeFunctionData({ abi, functionName: "offer", args: [transfer, asset, to, dataRoot] });
    }
    case "consentToTransfer":
      return encodeFunctionData({ abi, functionName: "consent", args: [command.transfer, command.lien] });
    case "acceptTransfer":
      return encodeFunctionData({ abi, functionName: "accept", args: [command.transfer] });
    case "withdrawTransfer":
      return encodeFunctionData({
        abi,
        functionName: "withdraw",
        args: [command.transfer, command.reasonRoot],
      });
    case "declineTransfer":
      return encodeFunctionData({
        abi,
        functionName: "decline",
        args: [command.transfer, command.reasonRoot],
      });
  }
}
