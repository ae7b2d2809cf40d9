import type { Address } from "@green-ledger/domain";
import { abis } from "@green-ledger/protocol";

/** The contracts that commands call. */
export const CALLED_CONTRACTS = [
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
] as const satisfies readonly (keyof typeof abis)[];

export type CalledContract = (typeof CALLED_CONTRACTS)[number];

/** Where they are on this chain. */
export type ContractAddresses = Readonly<Record<CalledContract, Address>>;

/** The name as one of theirs. @throws RangeError */
export function calledContract(name: string): CalledContract {
  const found = CALLED_CONTRACTS.find((contract) => contract === name);
  if (found === undefined) throw new RangeError(`no command calls a contract ${name}`);
  return found;
}

export const abiOf = (contract: CalledContract) => abis[contract];
