import { type CodeCheck, quoted } from "./code-check.ts";

export type UsccErrorCode = "uscc_malformed" | "uscc_checksum";

/** GB 32100-2015 leaves out I, O, S, V and Z; the place of a character is its value. */
export const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

// Department and kind, six digits of the administrative division, nine characters of the organisation, check character.
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/i;

/**
 * Checks a Chinese unified social credit code, GB 32100-2015: 18 characters, the last one a check character modulo 31
 * with the weights 3⁰, 3¹, 3² … (mod 31).
 *
 * Blanks around the text and lower case are accepted. The check character finds every single replaced character and
 * every swap of two neighbours that differ. The check digit inside the organisation part (GB 11714) is not tested.
 */
export function checkUscc(text: string): CodeCheck<UsccErrorCode> {
  const value = text.trim();
  if (!shape.test(value)) {
    return {
      ok: false,
      code: "uscc_malformed",
      detail:
        `${quoted(text)} is not a unified social credit code: write 18 digits or letters without I, O, S, V, Z, ` +
        "with digits in places 3 to 8.",
    };
  }
  const canonical = value.toUpperCase();
  if (usccCheckCharacter(canonical.slice(0, 17)) !== canonical[17]) {
    return {
      ok: false,
      code: "uscc_checksum",
      detail:
        `The check character of unified social credit code ${quoted(text)} does not fit: ` +
        "compare it with the business licence.",
    };
  }
  return { ok: true, value: canonical };
}

/** The 18th character for the first 17. `body` must hold only characters of {@link usccAlphabet}. */
export function usccCheckCharacter(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += usccAlphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return usccAlphabet.charAt((31 - (sum % 31)) % 31);
}
