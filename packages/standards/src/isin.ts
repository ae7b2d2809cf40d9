import { alphanumericValue, type CodeCheck, quoted } from "./code-check.ts";

export type IsinErrorCode = "isin_malformed" | "isin_checksum";

const shape = /^[A-Z]{2}[A-Z0-9]{9}[0-9]$/i;

/**
 * Checks an international securities identification number, ISO 6166: two letters, nine letters or digits, one
 * check digit (Luhn over the text with letters written as 10…35).
 *
 * Blanks around the text and lower case are accepted. The check digit finds every digit that was replaced by another
 * digit; a replaced letter or a swap can stay hidden, because a letter is two digits to Luhn. The country prefix is
 * not compared with a list: XS and EU are not countries.
 */
export function checkIsin(text: string): CodeCheck<IsinErrorCode> {
  const value = text.trim();
  if (!shape.test(value)) {
    return {
      ok: false,
      code: "isin_malformed",
      detail: `${quoted(text)} is not an ISIN: write two letters, nine letters or digits and one check digit.`,
    };
  }
  const canonical = value.toUpperCase();
  if (luhnSum(canonical) % 10 !== 0) {
    return {
      ok: false,
      code: "isin_checksum",
      detail: `The check digit of ISIN ${quoted(text)} does not fit: compare it with the final terms.`,
    };
  }
  return { ok: true, value: canonical };
}

/** Sum of the Luhn digits; the last digit counts once, the one before it twice, and so on. */
function luhnSum(text: string): number {
  const digits = Array.from(text, (character) => String(alphanumericValue(character))).join("");
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const isDoubled = (digits.length - index) % 2 === 0;
    const weighted = Number(digits[index]) * (isDoubled ? 2 : 1);
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum;
}
