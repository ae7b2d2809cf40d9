/** A sum is kept below this, so that it stays exact when one more number below this is added. */
const LIMIT = 2 ** 52;

/**
 * Exact sums by dense number, several columns each, reused from one question to the next without being cleared:
 * a number counts only if its stamp is that of the present question.
 */
export interface Sums {
  /** Stamp and columns of a number. */
  readonly stride: number;
  /** Per number its stamp, then what is below `LIMIT` of the sum in each column. */
  low: Float64Array;
  /** The rest of a sum, if there is any, by its place in `low`. */
  readonly high: Map<number, bigint>;
  stamp: number;
  /** Numbers that were added to, in order of first addition: the first `count` of them. */
  touched: Int32Array;
  count: number;
}

export function createSums(columns: number): Sums {
  return {
    stride: columns + 1,
    low: new Float64Array(0),
    high: new Map(),
    stamp: 0,
    touched: new Int32Array(0),
    count: 0,
  };
}

/** Forgets all sums and makes room for the numbers below `size`. */
export function begin(sums: Sums, size: number): void {
  sums.count = 0;
  sums.high.clear();
  if (sums.touched.length < size) {
    const room = Math.max(64, size + (size >>> 3));
    sums.low = new Float64Array(room * sums.stride);
    sums.touched = new Int32Array(room);
    sums.stamp = 0;
  }
  sums.stamp++;
}

/** Where the sums of a number are: in `low` from here on, one for each column. */
export function place(sums: Sums, number: number): number {
  const { low, stride } = sums;
  const at = number * stride;
  if (low[at] !== sums.stamp) {
    low.fill(0, at, at + stride);
    low[at] = sums.stamp;
    sums.touched[sums.count++] = number;
  }
  return at + 1;
}

/** Adds a whole number below `LIMIT` at a place and column. */
export function add(sums: Sums, at: number, amount: number): void {
  const sum = (sums.low[at] as number) + amount;
  if (sum < LIMIT) sums.low[at] = sum;
  else carry(sums, at, sum);
}

/** Adds any amount at a place and column. */
export function addWide(sums: Sums, at: number, amount: bigint): void {
  sums.high.set(at, (sums.high.get(at) ?? 0n) + amount);
}

/** Adds to one sum another of the same question. */
export function addSum(sums: Sums, at: number, from: Sums, fromAt: number): void {
  add(sums, at, from.low[fromAt] as number);
  if (from.high.size === 0) return;
  const high = from.high.get(fromAt);
  if (high !== undefined) addWide(sums, at, high);
}

/** The exact sum of a number that was added to. */
export function sumOf(sums: Sums, number: number, column: number): bigint {
  const at = number * sums.stride + 1 + column;
  return BigInt(sums.low[at] as number) + (sums.high.get(at) ?? 0n);
}

/** The sum of a number that was added to, in a column that counts. */
export function countOf(sums: Sums, number: number, column: number): number {
  return sums.low[number * sums.stride + 1 + column] as number;
}

/** The numbers that were added to, in order of first addition. */
export function touchedOf(sums: Sums): Int32Array {
  return sums.touched.subarray(0, sums.count);
}

export function sumsBytes(sums: Sums): number {
  return sums.low.byteLength + sums.touched.byteLength;
}

function carry(sums: Sums, at: number, sum: number): void {
  sums.high.set(at, (sums.high.get(at) ?? 0n) + BigInt(sum));
  sums.low[at] = 0;
}
