/** How many tests ran to which end. */
export type Totals = { passed: number; failed: number };

export const NOTHING: Totals = { passed: 0, failed: 0 };

export function add(a: Totals, b: Totals): Totals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/**
 * The totals of a runner that ended with a code. One failure is added if it failed without naming a failed test,
 * wrote no totals because it crashed, or ran no test at all.
 */
export function totalsOf(reported: Totals | undefined, code: number): Totals {
  const { passed, failed } = reported ?? NOTHING;
  if (failed > 0 || (code === 0 && passed > 0)) return { passed, failed };
  return { passed, failed: 1 };
}

/** The closing line of everything that counts. */
export function closingLine({ passed, failed }: Totals): string {
  return `${passed} passed, ${failed} failed`;
}
