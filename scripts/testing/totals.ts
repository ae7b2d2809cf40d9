/** How many tests ran to which end. */
export type Totals = { passed: number; failed: number };

export const NOTHING: Totals = { passed: 0, failed: 0 };

export function add(a: Totals, b: Totals): Totals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/**
 * The totals of a runner that ended with a code. One that failed without naming a failed test, or that wrote no
 * totals because it crashed, counts as one failure.
 */
export function totalsOf(reported: Totals | undefined, code: number): Totals {
  const totals = reported ?? NOTHING;
  const silent = totals.failed === 0 && (code !== 0 || reported === undefined);
  return silent ? { ...totals, failed: 1 } : totals;
}

/** The closing line of everything that counts. */
export function closingLine({ passed, failed }: Totals): string {
  return `${passed} passed, ${failed} failed`;
}
