import { FLAGGABLE, type Hex } from "@green-ledger/domain";
import { instrumentRegistryAbi, lotLedgerAbi } from "@green-ledger/protocol";
import { decodeFunctionResult, encodeFunctionData } from "viem";
import type { ContractAddresses } from "../encode/contracts.ts";
import type { PlannedCall } from "./executor.ts";
import type { Objection } from "./objections.ts";

/** A figure that is asked for in the state that an item meets. */
export interface Question {
  call: PlannedCall;
  figure(answer: Hex): bigint;
}

/**
 * What must be asked before an item to know the limit that its amount exceeded: the sum of the figures, or zero if it
 * is below. Nothing for reasons that have no limit.
 */
export function limitQuestions(
  contracts: ContractAddresses,
  { reason, item, account }: Objection,
): Question[] {
  const { colour } = item;
  switch (reason) {
    case "funds_insufficient":
      return [
        ask(contracts.LotLedger, {
          data: encodeFunctionData({ abi: lotLedgerAbi, functionName: "holdingOf", args: [account, colour] }),
          figure: (data) =>
            decodeFunctionResult({ abi: lotLedgerAbi, functionName: "holdingOf", data }).balance,
        }),
      ];
    case "tranche_exceeded":
      return [
        ask(contracts.InstrumentRegistry, {
          data: encodeFunctionData({ abi: instrumentRegistryAbi, functionName: "termsOf", args: [colour] }),
          figure: (data) =>
            decodeFunctionResult({ abi: instrumentRegistryAbi, functionName: "termsOf", data }).size,
        }),
        ask(contracts.LotLedger, {
          data: encodeFunctionData({ abi: lotLedgerAbi, functionName: "countersOf", args: [colour] }),
          figure: (data) =>
            -decodeFunctionResult({ abi: lotLedgerAbi, functionName: "countersOf", data }).minted,
        }),
      ];
    case "cap_exceeded": {
      const project = "project" in item ? item.project : null;
      if (project === null) throw new TypeError(`${item.id} exceeds the cap of no project`);
      return [
        ask(contracts.LotLedger, {
          data: encodeFunctionData({ abi: lotLedgerAbi, functionName: "projectOf", args: [project] }),
          figure(data) {
            const { eligibleCost, allocated } = decodeFunctionResult({
              abi: lotLedgerAbi,
              functionName: "projectOf",
              data,
            });
            return eligibleCost - allocated;
          },
        }),
      ];
    }
    default:
      return [];
  }
}

/**
 * What must be asked after everything to know whether an item with a reason that can be flagged was recorded: 1 or 0.
 * Undefined for reasons that always refuse.
 */
export function flagQuestion(
  contracts: ContractAddresses,
  { reason, item }: Objection,
): Question | undefined {
  if (!FLAGGABLE.includes(reason)) return undefined;
  return ask(contracts.LotLedger, {
    data: encodeFunctionData({ abi: lotLedgerAbi, functionName: "movementOf", args: [item.id] }),
    figure(data) {
      return decodeFunctionResult({ abi: lotLedgerAbi, functionName: "movementOf", data }).recorded ? 1n : 0n;
    },
  });
}

function ask(to: PlannedCall["to"], { data, figure }: { data: Hex; figure(answer: Hex): bigint }): Question {
  return { call: { to, data }, figure };
}
