/**
 * The answer of every code check. `value` is the canonical spelling (upper case, no blanks).
 * `detail` is a plain sentence that says what is wrong and what to do.
 */
export type CodeCheck<Code extends string> =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: Code; readonly detail: string };

/**
 * Text as it may stand in a message: cut short and with control characters made visible, so that a pasted
 * file cannot flood or forge a log line.
 */
export function quoted(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return JSON.stringify(shown);
}

/** 0–9 → 0–9, A–Z → 10–35: the letter values that ISO 6166, ISO 13616 and ISO 17442 share. */
export function alphanumericValue(character: string): number {
  return Number.parseInt(character, 36);
}
