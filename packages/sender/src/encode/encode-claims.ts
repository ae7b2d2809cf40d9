import {
  type Attestation,
  CLAIM_EFFECTS,
  type CommandOf,
  type Hex,
  textToBytes32,
} from "@green-ledger/domain";
import { claimRegistryAbi as abi } from "@green-ledger/protocol";
import { encodeFunctionData } from "viem";

/** Commands of the claim registry. */
export type ClaimCommand = CommandOf<
  | "registerClaimSchema"
  | "closeClaimSchema"
  | "attestClaims"
  | "challengeClaim"
  | "decideChallenge"
  | "revokeClaim"
  | "requirePermit"
  | "waivePermit"
>;

/**
 * The call that a command about claims stands for.
 * @throws RangeError for a schema that is no short text, viem's error for a number that does not fit
 */
export function encodeClaimCommand(command: ClaimCommand): Hex {
  switch (command.kind) {
    case "registerClaimSchema": {
      const { effect, longestDays, challengeWindow, definitionRoot } = command;
      const schema = textToBytes32(command.schema);
      const args = [
        schema,
        CLAIM_EFFECTS.indexOf(effect),
        longestDays,
        challengeWindow,
        definitionRoot,
      ] as const;
      return encodeFunctionData({ abi, functionName: "registerSchema", args });
    }
    case "closeClaimSchema":
      return encodeFunctionData({ abi, functionName: "closeSchema", args: [textToBytes32(command.schema)] });
    case "attestClaims":
      return encodeFunctionData({ abi, functionName: "attest", args: [command.claims.map(toTuple)] });
    case "challengeClaim":
      return encodeFunctionData({
        abi,
        functionName: "challenge",
        args: [command.claim, command.reasonRoot],
      });
    case "decideChallenge": {
      const { claim, upheld, reasonRoot } = command;
      return encodeFunctionData({ abi, functionName: "decide", args: [claim, upheld, reasonRoot] });
    }
    case "revokeClaim":
      return encodeFunctionData({ abi, functionName: "revoke", args: [command.claim, command.reasonRoot] });
    case "requirePermit": {
      const args = [command.asset, textToBytes32(command.schema)] as const;
      return encodeFunctionData({ abi, functionName: "requirePermit", args });
    }
    case "waivePermit": {
      const args = [command.asset, textToBytes32(command.schema), command.reasonRoot] as const;
      return encodeFunctionData({ abi, functionName: "waivePermit", args });
    }
  }
}

function toTuple({ schema, validFrom, validUntil, ...claim }: Attestation) {
  return {
    ...claim,
    schema: textToBytes32(schema),
    validFrom: BigInt(validFrom),
    validUntil: BigInt(validUntil),
  };
}
