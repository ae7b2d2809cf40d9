/** A reproducible source of choices: the same seed makes the same choices on every machine. */
export interface Random {
  readonly seed: number;
  /** A whole number from 0 to `below - 1`. */
  below(below: number): number;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  /** A whole number from `least` to `most`; both under 2^53. */
  amount(least: bigint, most: bigint): bigint;
  /** True once in a while. @param probability 0 to 1 */
  chance(probability: number): boolean;
  /** One of them. @throws RangeError if there is none */
  pick<T>(from: readonly T[]): T;
  /** One of them, or undefined if there is none. */
  any<T>(from: readonly T[]): T | undefined;
  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
}

/** @param seed a whole number of 32 bits */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  // Mulberry32: small, quick, good enough to choose test data.
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const below = (limit: number) => Math.floor(next() * limit);
  const any = <T>(from: readonly T[]): T | undefined => from[below(from.length)];

  return {
    seed,
    below,
    between: (least, most) => least + below(most - least + 1),
    amount: (least, most) => least + BigInt(Math.floor(next() * Number(most - least + 1n))),
    chance: (probability) => next() < probability,
    any,
    pick(from) {
      if (from.length === 0) throw new RangeError("nothing to pick from");
      return any(from) as (typeof from)[number];
    },
    weighted(weights) {
      const entries = Object.entries<number>(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      throw new RangeError("no weights");
    },
  };
}
