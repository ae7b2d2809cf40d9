import {
  ACCOUNT_KINDS,
  BOOKING_RULES,
  type CommandOf,
  type Hex,
  PLACEMENT_KINDS,
} from "@green-ledger/domain";
import { accountRegistryAbi, moneyPolicyAbi } from "@green-ledger/protocol";
import { encodeFunctionData } from "viem";
import { toCurrency } from "./currency.ts";

type AccountCommand = CommandOf<"openAccounts" | "proposeRule" | "acceptRule" | "withdrawRule">;

export function encodeAccountCommand(command: AccountCommand): Hex {
  const abi = accountRegistryAbi;
  switch (command.kind) {
    case "openAccounts": {
      const registrations = command.accounts.map(({ kind, rule, placement, currency, ...account }) => ({
        ...account,
        kind: ACCOUNT_KINDS.indexOf(kind),
        rule: BOOKING_RULES.indexOf(rule),
        placement: PLACEMENT_KINDS.indexOf(placement),
        currency: toCurrency(currency),
      }));
      return encodeFunctionData({ abi, functionName: "open", args: [registrations] });
    }
    case "proposeRule": {
      const args = [command.account, BOOKING_RULES.indexOf(command.rule)] as const;
      return encodeFunctionData({ abi, functionName: "proposeRule", args });
    }
    case "acceptRule":
      return encodeFunctionData({ abi, functionName: "acceptRule", args: [command.account] });
    case "withdrawRule":
      return encodeFunctionData({ abi, functionName: "withdrawRule", args: [command.account] });
  }
}

export function encodeThreshold({
  currency,
  from,
  above,
  sourceRoot,
}: CommandOf<"setEntrustedThreshold">): Hex {
  return encodeFunctionData({
    abi: moneyPolicyAbi,
    functionName: "setEntrustedThreshold",
    args: [toCurrency(currency), from, above, sourceRoot],
  });
}
