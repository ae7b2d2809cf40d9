import { type Colour, textToBytes32 } from "@green-ledger/domain";
import type { ModelState, NumberedContract } from "@green-ledger/domain/model";

/** A question to a contract, with the answer that the model gives. Values as viem decodes them. */
export interface View {
  contract: NumberedContract | "ObjectOwners";
  name: string;
  args: readonly unknown[];
  expected: unknown;
}

export function view(
  contract: NumberedContract,
  name: string,
  args: readonly unknown[],
  expected: unknown,
): View {
  return { contract, name, args, expected };
}

/** Number of a name in the contract's enum. */
export function numberOf<T extends string>(names: readonly T[], name: T): number {
  const number = names.indexOf(name);
  if (number < 0) throw new RangeError(`${name} is none of ${names.join(", ")}`);
  return number;
}

/** Currencies take three bytes. */
export function currencyOf(text: string): string {
  return text === "" ? "0x000000" : textToBytes32(text).slice(0, 8);
}

/** Every colour there is, and one that is not. */
export const coloursAndOne = (state: ModelState): Colour[] => [...state.tranches.keys(), state.tranches.size];
