import { createSums, type Sums, sumsBytes } from "./sums.ts";
import { createWalkRoom, type WalkRoom } from "./walk.ts";

/** Room for the sums of one question at a time, reused by the next. Questions are synchronous, so they never meet. */
export interface Scratch {
  /** One number, one column: the amount at the starts. */
  readonly start: Sums;
  /** Columns: received, live, left; in `upstream` the first only. */
  readonly holdings: Sums;
  /** Columns: amount, legs. */
  readonly exits: Sums;
  /** By position in `USES`. */
  readonly uses: Sums;
  /** Columns: amount, then one for each use by its position, legs. Number 0 is nobody. */
  readonly payees: Sums;
  /** Columns: amount, legs. Number 0 is none. */
  readonly projects: Sums;
  /** Columns: amount, legs. */
  readonly categories: Sums;
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
    walk: createWalkRoom(),
  };
}

export function scratchBytes({ walk, ...sums }: Scratch): number {
  return Object.values(sums).reduce((total, each) => total + sumsBytes(each), walk.lots.byteLength + walk.pages.byteLength + walk.batch.byteLength);
}
