import { ForestFault } from "./faults.ts";

/** The sentence that every downstream answer states: start = live + allocated + returned + fees. */
export interface Conservation {
  /** Σ of the amounts at the starts. */
  start: bigint;
  /** Σ remaining of the lots downstream. */
  live: bigint;
  allocated: bigint;
  returned: bigint;
  fees: bigint;
  /** Whether the figures, each summed for itself, add up. An answer in which they do not is never given. */
  holds: boolean;
}

/** @throws ForestFault conservation_broken, with the figures, if they do not add up */
export function conserve(figures: Omit<Conservation, "holds">): Conservation {
  const { start, live, allocated, returned, fees } = figures;
  const holds = start === live + allocated + returned + fees;
  if (!holds) {
    throw new ForestFault(
      "conservation_broken",
      "The money that came in is not the money that is there or left.",
      {
        start: start.toString(),
        live: live.toString(),
        allocated: allocated.toString(),
        returned: returned.toString(),
        fees: fees.toString(),
      },
    );
  }
  return { ...figures, holds };
}
