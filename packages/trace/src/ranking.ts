import { type Sums, sumOf, touchedOf } from "./sums.ts";

/** The largest rows of a list, and how many there are in all. */
export interface Ranking<Row> {
  rows: Row[];
  count: number;
}

export interface RankOptions<Row> {
  /** Columns to rank by: largest first, by the first in which two differ. */
  columns: readonly number[];
  limit: number;
  /** Id of a number. Those that are equal in all columns stand in the order of their ids. */
  nameOf(number: number): string;
  row(number: number): Row;
  /** Some of the numbers that were added to; all if left out. */
  numbers?: Iterable<number>;
}

export function rank<Row>(sums: Sums, options: RankOptions<Row>): Ranking<Row> {
  const { columns, limit, nameOf, row, numbers = touchedOf(sums) } = options;
  const sorted = Array.from(numbers).sort((a, b) => {
    for (const column of columns) {
      const order = compare(sums, a, b, column);
      if (order !== 0) return order;
    }
    const [left, right] = [nameOf(a), nameOf(b)];
    if (left === right) return a - b;
    return left < right ? -1 : 1;
  });
  return { rows: sorted.slice(0, limit).map(row), count: sorted.length };
}

function compare(sums: Sums, a: number, b: number, column: number): number {
  if (sums.high.size === 0) {
    const { low, stride } = sums;
    return (low[b * stride + 1 + column] as number) - (low[a * stride + 1 + column] as number);
  }
  const [left, right] = [sumOf(sums, a, column), sumOf(sums, b, column)];
  if (left === right) return 0;
  return left < right ? 1 : -1;
}
