import { type Sums, sumOf, touchedOf } from "./sums.ts";

/** The largest rows of a list, and how many there are in all. */
export interface Ranking<Row> {
  rows: Row[];
  count: number;
}

/**
 * The numbers that were added to, largest sum first, by the first column in which two differ; those that are equal in
 * all stand in chain order.
 */
export function rank<Row>(
  sums: Sums,
  columns: readonly number[],
  limit: number,
  row: (number: number) => Row,
): Ranking<Row> {
  const numbers = Array.from(touchedOf(sums));
  numbers.sort((a, b) => {
    for (const column of columns) {
      const order = compare(sums, a, b, column);
      if (order !== 0) return order;
    }
    return a - b;
  });
  return { rows: numbers.slice(0, limit).map(row), count: numbers.length };
}

function compare(sums: Sums, a: number, b: number, column: number): number {
  if (sums.high.size === 0) {
    return (sums.low[b * sums.stride + 1 + column] as number) - (sums.low[a * sums.stride + 1 + column] as number);
  }
  const [left, right] = [sumOf(sums, a, column), sumOf(sums, b, column)];
  if (left === right) return 0;
  return left < right ? 1 : -1;
}
