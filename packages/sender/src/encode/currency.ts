import { type Hex, textToBytes32 } from "@green-ledger/domain";

/** An ISO 4217 code as the contracts take it. Throws RangeError if it is none by its form. */
export function toCurrency(code: string): Hex {
  if (!/^[A-Z]{3}$/.test(code)) throw new RangeError(`not a currency of three letters: ${code}`);
  return textToBytes32(code).slice(0, 8) as Hex;
}
