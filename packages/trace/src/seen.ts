/** Which of many numbers were met, one bit each. */
export interface Seen {
  bits: Int32Array;
}

export function createSeen(): Seen {
  return { bits: new Int32Array(0) };
}

/** Forgets all, and makes room for the numbers below `size`. */
export function reset(seen: Seen, size: number): void {
  const words = (size + 31) >>> 5;
  if (seen.bits.length < words) seen.bits = new Int32Array(words + (words >>> 3));
  else seen.bits.fill(0, 0, words);
}

/** Whether a number is met for the first time. */
export function isNew({ bits }: Seen, number: number): boolean {
  const word = bits[number >>> 5] as number;
  const bit = 1 << (number & 31);
  if ((word & bit) !== 0) return false;
  bits[number >>> 5] = word | bit;
  return true;
}

/** Whether a number was met. */
export function has({ bits }: Seen, number: number): boolean {
  return ((bits[number >>> 5] as number) & (1 << (number & 31))) !== 0;
}
