import type { Payee } from "./line.ts";
import type { Mapping } from "./mapping.ts";

/**
 * Makes the function that tells payees apart, by the five rules of `examples/mappings/README.md`. A withheld name
 * never shares a key with a named one: one key for both would undo the redaction.
 */
export function payeeReader(rule: Mapping["payee"]) {
  const withheld = new Set(rule.name.withheld.map(normaliseName));
  const shared = new Set(rule.number.shared);

  return (
    number: string,
    name: string,
    document: string,
  ): Payee | "payee_number_malformed" | "payee_missing" => {
    const cell = number.trim();
    let own: string | undefined;
    if (cell !== "") {
      const found = rule.number.pattern.exec(cell)?.groups?.number;
      if (found === undefined) return "payee_number_malformed";
      if (!shared.has(found)) own = found;
    }
    const normalised = normaliseName(name);
    const blankIsWithheld = normalised === "" && rule.name.blank === "withheld" && cell !== "";
    if (blankIsWithheld || withheld.has(normalised)) {
      const key = own === undefined ? `withheld-document|${document}` : `withheld-number|${own}`;
      return { key, name: undefined };
    }
    const shown = foldBlanks(name);
    if (own !== undefined) return { key: `number|${own}`, name: shown === "" ? undefined : shown };
    return normalised === "" ? "payee_missing" : { key: `name|${normalised}`, name: shown };
  };
}

/** For comparison: two spellings stay two names. */
export function normaliseName(name: string): string {
  return foldBlanks(name.normalize("NFKC").toUpperCase());
}

/** Trimmed, every run of blanks as one. */
export const foldBlanks = (text: string) => text.trim().replace(/\s+/g, " ");
