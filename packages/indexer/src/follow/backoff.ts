/** How long to wait before the next attempt. */
export interface Backoff {
  /** Milliseconds; longer after each failure. */
  next(): number;
  reset(): void;
}

const FIRST_MS = 250;
const LONGEST_MS = 30_000;

/** Doubles from a quarter of a second to half a minute, each time ± 50 % so that many clients do not come at once. */
export function createBackoff(random: () => number): Backoff {
  let milliseconds = FIRST_MS;
  return {
    next() {
      const wait = milliseconds * (0.5 + random());
      milliseconds = Math.min(LONGEST_MS, milliseconds * 2);
      return wait;
    },
    reset() {
      milliseconds = FIRST_MS;
    },
  };
}
