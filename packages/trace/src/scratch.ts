import { END_KINDS } from "./end-kinds.ts";
import { createSeen, type Seen } from "./seen.ts";
import { createSums, type Sums, sumsBytes } from "./sums.ts";
import { createWalkRoom, type WalkRoom } from "./walk.ts";

/** Columns of sums per holding. */
export const HELD = { received: 0, live: 1, left: 2, start: 3, bought: 4 } as const;
/** Column of holdings that is no sum: the first movement of which money is still there, plus 1; 0 for none. */
export const OLDEST = 5;
/** Column of currencies: what of `HELD.live` is placed for a time, and not counted there. */
export const PLACED = 5;
/**
 * Columns of sums per exit, project and category. A payment of several colours has several exits; it is counted in each,
 * and in `firsts` only where it is met first.
 */
export const SENT = { amount: 0, payments: 1, firsts: 2 } as const;
/** Columns of sums per payee; those of what was paid are their positions in `END_KINDS`. */
export const PAID = { amount: 0, allocated: 1, returned: 2, fees: 3, breached: 4, payments: 5 } as const;

/** Room for the sums of one question at a time, reused by the next. Questions are synchronous, so they never meet. */
export interface Scratch {
  /** Columns `HELD` and `OLDEST`. */
  readonly holdings: Sums;
  /** Columns `SENT`. */
  readonly exits: Sums;
  /** By currency, columns by position in `END_KINDS`. */
  readonly kinds: Sums;
  /** By currency, columns `HELD` and `PLACED`. */
  readonly totals: Sums;
  /** By currency and payee, columns `PAID`; payee 0 is nobody. */
  readonly payees: Sums;
  /** By currency and project, columns `SENT`; project 0 is none. */
  readonly projects: Sums;
  /** By currency and category, columns `SENT`. */
  readonly categories: Sums;
  /** Payments that were counted. */
  readonly payments: Seen;
  /** Entries of several colours. */
  readonly mixed: Seen;
  readonly walk: WalkRoom;
}

export function createScratch(): Scratch {
  return {
    holdings: createSums(6),
    exits: createSums(3),
    kinds: createSums(END_KINDS.length),
    totals: createSums(6),
    payees: createSums(6),
    projects: createSums(2),
    categories: createSums(2),
    payments: createSeen(),
    mixed: createSeen(),
    walk: createWalkRoom(),
  };
}

export function scratchBytes({ payments, mixed, walk, ...sums }: Scratch): number {
  const rooms =
    payments.bits.byteLength + mixed.bits.byteLength + walk.lots.byteLength + walk.pages.byteLength;
  return Object.values(sums).reduce((total, each) => total + sumsBytes(each), rooms);
}
