/** Commands in each sequence, after the founding. */
export const STEPS = 100;

/**
 * Sequences that are run each time: together they reach every reason and every error (`choose-seeds.ts` finds such a
 * set after the generators changed).
 */
export const SEEDS: readonly number[] = [36, 170, 53, 194, 384, 39, 181, 24, 5, 1, 2, 3];

/** Seeds that failed once, and what they found. */
export const REGRESSIONS: readonly number[] = [];

/** Further sequences of a deep run. */
export const DEEP_SEEDS: readonly number[] = Array.from({ length: 150 }, (_, i) => 1_000 + i);
