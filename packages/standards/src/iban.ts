import { type CodeCheck, quoted } from "./code-check.ts";
import { isPossibleCheckPair, mod97 } from "./mod97.ts";

export type IbanErrorCode = "iban_malformed" | "iban_checksum";

const shape = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/i;

/**
 * Checks an international bank account number, ISO 13616: country, two check digits (MOD 97-10 over the rotated
 * text), then the national account number.
 *
 * Blanks between groups and lower case are accepted. The length that each country prescribes is not checked; a lost
 * or added character is found by the checksum in 96 of 97 cases.
 */
export function checkIban(text: string): CodeCheck<IbanErrorCode> {
  const value = text.replaceAll(" ", "");
  if (!shape.test(value)) {
    return {
      ok: false,
      code: "iban_malformed",
      detail: `${quoted(text)} is not an IBAN: write a country code, two digits and 11 to 30 letters or digits.`,
    };
  }
  const canonical = value.toUpperCase();
  const rotated = canonical.slice(4) + canonical.slice(0, 4);
  if (!isPossibleCheckPair(canonical.slice(2, 4)) || mod97(rotated) !== 1) {
    return {
      ok: false,
      code: "iban_checksum",
      detail: `The check digits of IBAN ${quoted(text)} do not fit: compare it with the bank's own record.`,
    };
  }
  return { ok: true, value: canonical };
}
