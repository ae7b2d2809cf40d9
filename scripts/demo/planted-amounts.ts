/** What is planted after the real days, in pence. */

/** Drawn on the loan for the planted facts, so that they do not hang on what the real days left: 100,000.00. */
export const SECOND_DRAWDOWN = 100_000_00n;
/** To the company of the same group and back: 40,000.00. */
export const ROUND_TRIP = 40_000_00n;
/** The invoice that is used twice: 7,500.00. */
export const INVOICE = 7_500_00n;
/** Green money in the outflow that nobody reported: 12,345.67. */
export const LEAK = 12_345_67n;
/** What is asked for after the permit is gone: 1,000.00. */
export const LAST_ALLOCATION = 1_000_00n;
