const BPS = 10_000n;

/**
 * Lower ends of ranges of amounts, each at least 1 / (1 − tolerance) times the one before: two amounts of which the
 * smaller is within the tolerance of the larger lie in the same range or in neighbouring ones. Whole numbers only, so
 * that every machine finds the same ranges.
 */
export interface AmountRanges {
  /** Number of the range in which a positive amount lies. Throws RangeError for others. */
  rangeOf(amount: bigint): number;
}

/** Above every amount that the ledger holds. */
const END = 1n << 128n;

/** @param toleranceBps hundredths of a percent, from 1 to 5 000 */
export function createAmountRanges(toleranceBps: number): AmountRanges {
  if (!Number.isInteger(toleranceBps) || toleranceBps < 1 || toleranceBps > 5_000)
    throw new RangeError(`not a tolerance from 1 to 5000 hundredths of a percent: ${toleranceBps}`);
  const rest = BPS - BigInt(toleranceBps);
  const starts: bigint[] = [];
  // Rounded up: a range that is too narrow would let two amounts pass by each other.
  for (let start = 1n; start < END; start = (start * BPS + rest - 1n) / rest) starts.push(start);
  return {
    rangeOf(amount) {
      if (amount < 1n || amount >= END) throw new RangeError(`not an amount with a range: ${amount}`);
      let [low, high] = [0, starts.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? END) <= amount) low = middle;
        else high = middle;
      }
      return low;
    },
  };
}
