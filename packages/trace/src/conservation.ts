import { ForestFault } from "./faults.ts";

/** Figures of one currency, in its minor units. */
export interface Figures {
  /** Σ of the amounts at the starts. */
  start: bigint;
  /** Σ remaining of the lots downstream, but for what is placed. */
  live: bigint;
  /** Σ remaining of the lots on accounts by which money is placed for a time. */
  placed: bigint;
  /** Paid out for a use that is known, less what came back. */
  allocated: bigint;
  returned: bigint;
  fees: bigint;
  /** Left without a known use, less what came back or was explained. */
  breached: bigint;
  /** Left because it had never come: the receipt was reported in error. */
  corrected: bigint;
  /** Came in by exchange of money that is downstream, and left by exchange. */
  bought: bigint;
  sold: bigint;
}

/**
 * The sentence that every downstream answer states for each currency:
 * start + bought = live + placed + allocated + returned + fees + breached + corrected + sold.
 */
export interface Conservation extends Figures {
  /** Whether the figures, each summed for itself, add up. An answer in which they do not is never given. */
  holds: boolean;
}

/** @throws ForestFault conservation_broken, with the figures, if they do not add up */
export function conserve(figures: Figures): Conservation {
  const { start, live, placed, allocated, returned, fees, breached, corrected, bought, sold } = figures;
  const left = allocated + returned + fees + breached + corrected + sold;
  const holds = start + bought === live + placed + left;
  if (!holds) {
    throw new ForestFault(
      "conservation_broken",
      "The money that came in is not the money that is there or left.",
      Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figure.toString()])),
    );
  }
  return { ...figures, holds };
}
