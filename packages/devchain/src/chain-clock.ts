/** Block time: the given clock, which tests may move ahead. */
export type ChainClock = {
  /** The time of the next block: never before its parent, and equal to it within one second. */
  next(parent: bigint): bigint;
  /** Moves every later block ahead. @returns by how many seconds in all */
  increase(seconds: bigint): bigint;
  /** Fixes the time of the next block; later ones go on from there. */
  setNext(timestamp: bigint): void;
};

/** @param clock seconds since 1970 */
export function createChainClock(clock: () => bigint): ChainClock {
  let ahead = 0n;
  let fixed: bigint | undefined;
  return {
    next(parent) {
      const time = fixed ?? clock() + ahead;
      fixed = undefined;
      return time > parent ? time : parent;
    },
    increase(seconds) {
      ahead += seconds;
      return ahead;
    },
    setNext(timestamp) {
      fixed = timestamp;
      ahead = timestamp - clock();
    },
  };
}
