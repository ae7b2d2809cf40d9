import type { Address } from "@green-ledger/domain";
import type { LedgerContract } from "@green-ledger/domain/projection";
import { abis } from "@green-ledger/protocol";
import type { AbiEvent } from "viem";

/** The contracts whose events make the index, in order of registration. */
export const LEDGER_CONTRACTS = [
  "PartyRegistry",
  "TaxonomyRegistry",
  "AssetRegistry",
  "InstrumentRegistry",
  "AccountRegistry",
  "ClaimRegistry",
  "MoneyPolicy",
  "LotLedger",
  "LienBook",
  "TransferDesk",
  "EvidenceBook",
  "PoolBook",
  "NoteRegister",
] as const satisfies LedgerContract[];

/** Where each of them is. */
export type ContractAddresses = Readonly<Record<LedgerContract, Address>>;

export function eventsOf(contract: LedgerContract): AbiEvent[] {
  const abi: readonly { type: string }[] = abis[contract];
  return abi.filter((item): item is AbiEvent => item.type === "event");
}

/** Numbered events make the index (L12); those of proxies and access management have no number. */
export function isNumbered(event: AbiEvent): boolean {
  return event.inputs.some(({ name }) => name === "seq");
}

/** Addresses as they stand in logs. */
export function lowerCase(contracts: ContractAddresses): ContractAddresses {
  const entries = LEDGER_CONTRACTS.map((name) => [name, contracts[name].toLowerCase()] as const);
  return Object.fromEntries(entries) as ContractAddresses;
}
