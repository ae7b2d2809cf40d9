import type { Day } from "../day.ts";

export const DOCUMENT_TYPES = [
  "invoice",
  "contract",
  "delivery",
  "acceptance",
  "order",
  "credit_note",
  "receipt",
  "other",
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** What identifies a document, in one spelling whoever states it. */
export interface DocumentFacts {
  type: DocumentType;
  /** Code of the party that made it out, with its kind, e.g. "lei:…". The same for every member of the network. */
  issuer: string;
  receiver: string;
  number: string;
  /** ISO 4217. */
  currency: string;
  /** Minor units. */
  amount: bigint;
  date: Day;
}

/**
 * A text as different systems spell it: compatible forms are one (full-width digits, ligatures), case does not count,
 * nor do invisible characters and kinds of dashes.
 */
function folded(text: string): string {
  let last = text;
  // Capitals of some characters decompose further, e.g. of ligatures.
  for (let next = once(last); next !== last; next = once(last)) last = next;
  return last;
}

const once = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/\p{Cf}/gu, "")
    .replace(/\p{Pd}/gu, "-")
    .normalize("NFKC");

/** The number of a document: blanks do not count, leading zeros do. */
export function normaliseNumber(text: string): string {
  return folded(text).replace(/\s+/gu, "");
}

/** A name: several blanks count as one. */
export function normaliseName(text: string): string {
  return folded(text).replace(/\s+/gu, " ").trim();
}
