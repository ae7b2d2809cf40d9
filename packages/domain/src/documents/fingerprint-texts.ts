import { createAmountRanges } from "./amount-ranges.ts";
import type { DocumentFacts } from "./document-facts.ts";

/** How much alike two documents of the same parties are when one makes the other suspect. */
export interface Likeness {
  /** Amounts, in hundredths of a percent of the larger one. */
  toleranceBps: number;
  /** Dates. */
  days: number;
}

/** What the network uses. Another likeness begins with a new key: ranges of different widths do not meet. */
export const LIKENESS: Likeness = { toleranceBps: 100, days: 5 };

/** Texts of which fingerprints are made. */
export interface FingerprintTexts {
  exact: string;
  /** Null where there is no amount or no date to compare. */
  near: string | null;
  /** The eight ranges around it. */
  nearby: string[];
}

/** The texts of documents under one likeness. JSON, so that no two lists of facts give the same text. */
export function createFingerprintTexts(likeness: Likeness): (facts: DocumentFacts) => FingerprintTexts {
  const ranges = createAmountRanges(likeness.toleranceBps);
  return (facts) => {
    const { type, issuer, receiver, number, currency, amount, date } = facts;
    const exact = JSON.stringify([
      "document/1",
      type,
      issuer,
      receiver,
      number,
      currency,
      amount.toString(),
      date,
    ]);
    if (amount < 1n || date < 1) return { exact, near: null, nearby: [] };
    const parties = ["near/1", likeness.toleranceBps, likeness.days, type, issuer, receiver, currency];
    const [row, column] = [ranges.rangeOf(amount), Math.floor(date / likeness.days)];
    const near = (rows: number, columns: number) =>
      JSON.stringify([...parties, row + rows, column + columns]);
    const nearby = AROUND.map(([rows, columns]) => near(rows, columns));
    return { exact, near: near(0, 0), nearby };
  };
}

const AROUND = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
] as const;
