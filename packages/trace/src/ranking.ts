import { type Sums, sumOf, touchedOf } from "./sums.ts";

/** The largest rows of a list, and how many there are in all. */
export interface Ranking<Row> {
  rows: Row[];
  count: number;
}

/**
 * Numbers by their sums, largest first, by the first column in which two differ; those that are equal in all stand in
 * chain order.
 * @param numbers some of those that were added to; all if left out
 */
export function rank<Row>(
  sums: Sums,
  columns: readonly number[],
  limit: number,
  row: (number: number) => Row,
  numbers: Iterable<number> = touchedOf(sums),
): Ranking<Row> {
  const sorted = Array.from(numbers).sort((a, b) => {
    for (const column of columns) {
      const order = compare(sums, a, b, column);
      if (order !== 0) return order;
    }
    return a - b;
  });
  return { rows: sorted.slice(0, limit).map(row), count: sorted.length };
}

function compare(sums: Sums, a: number, b: number, column: number): number {
  if (sums.high.size === 0) {
    return (sums.low[b * sums.stride + 1 + column] as number) - (sums.low[a * sums.stride + 1 + column] as number);
  }
  const [left, right] = [sumOf(sums, a, column), sumOf(sums, b, column)];
  if (left === right) return 0;
  return left < right ? 1 : -1;
}
