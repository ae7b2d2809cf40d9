import { createSeen, type Seen } from "./seen.ts";
import { createSums, type Sums, sumsBytes } from "./sums.ts";
import { createWalkRoom, type WalkRoom } from "./walk.ts";

/** Columns of sums per holding. */
export const HELD = { received: 0, live: 1, left: 2 } as const;
/** Columns of sums per exit, project and category. */
export const SENT = { amount: 0, payments: 1 } as const;
/** Columns of sums per payee; those of uses are their positions in `USES`. */
export const PAID = { amount: 0, allocated: 1, returned: 2, fees: 3, payments: 4 } as const;

/** Room for the sums of one question at a time, reused by the next. Questions are synchronous, so they never meet. */
export interface Scratch {
  /** One number, one column: the amount at the starts. */
  readonly start: Sums;
  /** Columns `HELD`. */
  readonly holdings: Sums;
  /** Columns `SENT`. */
  readonly exits: Sums;
  /** By position in `USES`. */
  readonly uses: Sums;
  /** Columns `PAID`; number 0 is nobody. */
  readonly payees: Sums;
  /** Columns `SENT`; number 0 is none. */
  readonly projects: Sums;
  /** Columns `SENT`. */
  readonly categories: Sums;
  /** Payments that were counted. */
  readonly payments: Seen;
  readonly walk: WalkRoom;
}

export function createScratch(): Scratch {
  return {
    start: createSums(1),
    holdings: createSums(3),
    exits: createSums(2),
    uses: createSums(1),
    payees: createSums(5),
    projects: createSums(2),
    categories: createSums(2),
    payments: createSeen(),
    walk: createWalkRoom(),
  };
}

export function scratchBytes({ payments, walk, ...sums }: Scratch): number {
  const rooms = payments.bits.byteLength + walk.lots.byteLength + walk.pages.byteLength;
  return Object.values(sums).reduce((total, each) => total + sumsBytes(each), rooms);
}
