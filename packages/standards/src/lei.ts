import { type CodeCheck, quoted } from "./code-check.ts";
import { isPossibleCheckPair, mod97 } from "./mod97.ts";

export type LeiErrorCode = "lei_malformed" | "lei_checksum";

// No u flag: with i and u together, some non-ASCII letters would match A–Z.
const shape = /^[A-Z0-9]{18}[0-9]{2}$/i;

/**
 * Checks a legal entity identifier, ISO 17442: 18 letters or digits and two check digits, MOD 97-10.
 *
 * Blanks around the text and lower case are accepted. The check digits find every single digit or letter that was
 * replaced by another of its kind, and every swap of two neighbouring digits. A good checksum does not say that the
 * identifier was issued.
 */
export function checkLei(text: string): CodeCheck<LeiErrorCode> {
  const value = text.trim();
  if (!shape.test(value)) {
    return {
      ok: false,
      code: "lei_malformed",
      detail: `${quoted(text)} is not an LEI: write 18 letters or digits followed by two digits.`,
    };
  }
  const canonical = value.toUpperCase();
  if (!isPossibleCheckPair(canonical.slice(18)) || mod97(canonical) !== 1) {
    return {
      ok: false,
      code: "lei_checksum",
      detail: `The check digits of LEI ${quoted(text)} do not fit: compare it with the entity's LEI record.`,
    };
  }
  return { ok: true, value: canonical };
}
