/** A clock that only a test moves. */
export interface ManualClock {
  /** Seconds since 1970. */
  now(): number;
  advance(seconds: number): void;
}

/** 2027-01-15T08:00:00Z: late enough that value dates, approvals and expiries of a test lie before and after it. */
export const TEST_EPOCH = 1_800_000_000;

export function createManualClock(start: number = TEST_EPOCH): ManualClock {
  let seconds = start;
  return {
    now: () => seconds,
    advance(by) {
      if (by < 0) throw new RangeError("time does not run backwards");
      seconds += by;
    },
  };
}
