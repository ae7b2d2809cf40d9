/** A sum is kept below this, so that it stays exact when one more amount below 2^48 is added. */
const LIMIT = 2 ** 52;

/**
 * Exact sums by dense number, several columns each, reused from one question to the next without being cleared:
 * a number counts only if its stamp is that of the present question.
 *
 * `low` holds what is below `LIMIT`; the rest of a sum, if any, is in `high`.
 */
export interface Sums {
  readonly columns: number;
  low: Float64Array;
  readonly high: Map<number, bigint>;
  stamps: Int32Array;
  stamp: number;
  /** Numbers that were added to, in order of first addition: the first `count` of them. */
  touched: Int32Array;
  count: number;
}

export function createSums(columns: number): Sums {
  return {
    columns,
    low: new Float64Array(0),
    high: new Map(),
    stamps: new Int32Array(0),
    stamp: 0,
    touched: new Int32Array(0),
    count: 0,
  };
}

/** Forgets all sums and makes room for the numbers below `size`. */
export function begin(sums: Sums, size: number): void {
  sums.count = 0;
  sums.high.clear();
  if (sums.stamps.length < size || sums.stamp === 0x7fff_ffff) {
    const room = Math.max(64, size + (size >>> 3));
    sums.low = new Float64Array(room * sums.columns);
    sums.stamps = new Int32Array(room);
    sums.touched = new Int32Array(room);
    sums.stamp = 0;
  }
  sums.stamp++;
}

/** Adds a number that is exact and below 2^48. */
export function add(sums: Sums, number: number, column: number, amount: number): void {
  const at = place(sums, number) + column;
  const sum = (sums.low[at] as number) + amount;
  if (sum < LIMIT) sums.low[at] = sum;
  else carry(sums, at, sum);
}

/** Adds any amount. */
export function addWide(sums: Sums, number: number, column: number, amount: bigint): void {
  const at = place(sums, number) + column;
  sums.high.set(at, (sums.high.get(at) ?? 0n) + amount);
}

/** Adds a sum of the same question. */
export function addSum(sums: Sums, number: number, column: number, from: Sums, fromNumber: number, fromColumn: number): void {
  const at = fromNumber * from.columns + fromColumn;
  const low = from.low[at] as number;
  const to = place(sums, number) + column;
  const sum = (sums.low[to] as number) + low;
  if (sum < LIMIT) sums.low[to] = sum;
  else carry(sums, to, sum);
  const high = from.high.get(at);
  if (high !== undefined) addWide(sums, number, column, high);
}

/** The exact sum of a number that was added to. */
export function sumOf(sums: Sums, number: number, column: number): bigint {
  const at = number * sums.columns + column;
  return BigInt(sums.low[at] as number) + (sums.high.get(at) ?? 0n);
}

export function sumsBytes(sums: Sums): number {
  return sums.low.byteLength + sums.stamps.byteLength + sums.touched.byteLength;
}

function place(sums: Sums, number: number): number {
  const at = number * sums.columns;
  if (sums.stamps[number] !== sums.stamp) {
    sums.stamps[number] = sums.stamp;
    sums.touched[sums.count++] = number;
    for (let column = 0; column < sums.columns; column++) sums.low[at + column] = 0;
  }
  return at;
}

function carry(sums: Sums, at: number, sum: number): void {
  sums.high.set(at, (sums.high.get(at) ?? 0n) + BigInt(sum));
  sums.low[at] = 0;
}
