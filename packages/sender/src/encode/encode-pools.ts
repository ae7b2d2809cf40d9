import {
  FLOW_KINDS,
  type Hex,
  type ItemOffer,
  OBJECT_KINDS,
  type PoolCommand,
  ZERO_32,
} from "@green-ledger/domain";
import { noteRegisterAbi, poolBookAbi } from "@green-ledger/protocol";
import { encodeFunctionData } from "viem";
import type { CalledContract } from "./contracts.ts";

/** Writes commands of pools and notes as calls. */
export function encodePoolCommand(command: PoolCommand): { contract: CalledContract; data: Hex } {
  switch (command.kind) {
    case "issueNotes":
    case "transferNotes":
    case "distributeToNotes":
      return { contract: "NoteRegister", data: encodeNotes(command) };
    case "proposeSubstitution":
    case "approveSubstitution":
    case "acceptSubstitution":
    case "withdrawSubstitution":
      return { contract: "PoolBook", data: encodeSubstitution(command) };
    default:
      return { contract: "PoolBook", data: encodePool(command) };
  }
}

type Of<K extends PoolCommand["kind"]> = Extract<PoolCommand, { kind: K }>;
type NoteCommand = Of<"issueNotes" | "transferNotes" | "distributeToNotes">;
type SubstitutionCommand = Of<
  "proposeSubstitution" | "approveSubstitution" | "acceptSubstitution" | "withdrawSubstitution"
>;

function encodePool(command: Exclude<PoolCommand, NoteCommand | SubstitutionCommand>): Hex {
  const abi = poolBookAbi;
  const { pool } = command;
  switch (command.kind) {
    case "formPool": {
      const { note, servicer, dataRoot, items } = command;
      const formation = { pool, note, servicer, dataRoot };
      return encodeFunctionData({ abi, functionName: "form", args: [formation, items.map(offer)] });
    }
    case "addPoolItems":
      return encodeFunctionData({ abi, functionName: "addItems", args: [pool, command.items.map(offer)] });
    case "removePoolItems":
      return encodeFunctionData({ abi, functionName: "removeItems", args: [pool, command.items] });
    case "acceptPoolItems":
      return encodeFunctionData({ abi, functionName: "acceptItems", args: [pool, command.acceptances] });
    case "closePool":
      return encodeFunctionData({ abi, functionName: "close", args: [pool] });
    case "reportPoolFlows": {
      const flows = command.flows.map((flow) => ({ ...flow, kind: FLOW_KINDS.indexOf(flow.kind) }));
      return encodeFunctionData({ abi, functionName: "reportFlows", args: [pool, flows] });
    }
    case "writeOffPoolItem": {
      const { item, amount, valueDate, reasonRoot } = command;
      const args = [pool, item, amount, valueDate, reasonRoot] as const;
      return encodeFunctionData({ abi, functionName: "writeOff", args });
    }
  }
}

function encodeSubstitution(command: SubstitutionCommand): Hex {
  const abi = poolBookAbi;
  const { substitution } = command;
  switch (command.kind) {
    case "proposeSubstitution": {
      const { pool, out, replacement, cash, reasonRoot } = command;
      const proposal = { id: substitution, pool, out, replacement: offer(replacement), cash, reasonRoot };
      return encodeFunctionData({ abi, functionName: "proposeSubstitution", args: [proposal] });
    }
    case "acceptSubstitution": {
      const args = [substitution, command.lien] as const;
      return encodeFunctionData({ abi, functionName: "acceptSubstitution", args });
    }
    case "withdrawSubstitution": {
      const args = [substitution, command.reasonRoot] as const;
      return encodeFunctionData({ abi, functionName: "withdrawSubstitution", args });
    }
    case "approveSubstitution":
      return encodeFunctionData({ abi, functionName: "approveSubstitution", args: [substitution] });
  }
}

function encodeNotes(command: NoteCommand): Hex {
  const abi = noteRegisterAbi;
  switch (command.kind) {
    case "issueNotes": {
      const { pool, note, holdings } = command;
      return encodeFunctionData({ abi, functionName: "issue", args: [pool, note, holdings] });
    }
    case "transferNotes": {
      const { transfer, note, from, to, face, dataRoot } = command;
      const args = [transfer, note, from, to, face, dataRoot] as const;
      return encodeFunctionData({ abi, functionName: "transfer", args });
    }
    case "distributeToNotes": {
      const args = [command.pool, command.distributions] as const;
      return encodeFunctionData({ abi, functionName: "distribute", args });
    }
  }
}

function offer({ kind, project, ...rest }: ItemOffer) {
  return { ...rest, kind: OBJECT_KINDS.indexOf(kind), project: project ?? ZERO_32 };
}
