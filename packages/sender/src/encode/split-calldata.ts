import type { Hex } from "@green-ledger/domain";
import { decodeFunctionData, type EncodeFunctionDataParameters, encodeFunctionData } from "viem";
import { abiOf, type CalledContract } from "./contracts.ts";

/** The functions whose work is one list, and the place of the list among their arguments. */
const LIST_ARGUMENT: Readonly<Record<CalledContract, Readonly<Record<string, number>>>> = {
  PartyRegistry: { admit: 0, registerCounterparties: 0 },
  TaxonomyRegistry: {},
  AssetRegistry: { register: 0 },
  InstrumentRegistry: { admitProjects: 1 },
  AccountRegistry: { open: 0 },
  ClaimRegistry: { attest: 0 },
  LotLedger: {
    openLines: 1,
    mint: 0,
    pay: 1,
    request: 1,
    release: 1,
    cancel: 1,
    reverse: 0,
    state: 0,
    lend: 1,
    convert: 1,
  },
  MoneyPolicy: {},
  LienBook: {},
  TransferDesk: {},
  EvidenceBook: { register: 0 },
  PoolBook: { addItems: 1, removeItems: 1, acceptItems: 1, reportFlows: 1 },
  NoteRegister: { distribute: 1 },
};

/** The same call in two halves, in order; undefined if it has no list of two or more. */
export function splitCalldata(contract: CalledContract, data: Hex): [Hex, Hex] | undefined {
  const abi = abiOf(contract);
  const decoded = decodeFunctionData({ abi, data });
  const functionName: string = decoded.functionName;
  const args: readonly unknown[] = decoded.args ?? [];
  const place = LIST_ARGUMENT[contract][functionName];
  const list = place === undefined ? undefined : args[place];
  if (place === undefined || !Array.isArray(list) || list.length < 2) return undefined;
  const middle = Math.ceil(list.length / 2);
  const encode = (part: unknown[]): Hex => {
    const call = { abi, functionName, args: args.with(place, part) };
    // The arguments are of the shape that the ABI has just given.
    return encodeFunctionData(call as EncodeFunctionDataParameters);
  };
  return [encode(list.slice(0, middle)), encode(list.slice(middle))];
}
