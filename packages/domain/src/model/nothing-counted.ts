import type { Counters } from "../rows.ts";

/** Nothing of a colour, anywhere. */
export const NOTHING_COUNTED: Counters = {
  minted: 0n,
  live: 0n,
  allocated: 0n,
  returned: 0n,
  fees: 0n,
  breached: 0n,
  lent: 0n,
  repaid: 0n,
};
