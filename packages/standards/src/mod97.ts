import { alphanumericValue } from "./code-check.ts";

/**
 * Remainder modulo 97 of the number that is written by replacing every letter with two digits (A = 10 … Z = 35),
 * as ISO/IEC 7064 MOD 97-10 asks. `text` must hold only 0–9 and A–Z.
 */
export function mod97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = alphanumericValue(character);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/**
 * MOD 97-10 makes check digits 02…98 only. 00, 01 and 99 leave the same remainder as 97, 98 and 02, so they are
 * refused by name and not by the remainder.
 */
export function isPossibleCheckPair(pair: string): boolean {
  return pair !== "00" && pair !== "01" && pair !== "99";
}
