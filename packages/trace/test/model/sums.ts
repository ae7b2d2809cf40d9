import type { AccountId } from "@green-ledger/domain";
import type { Ranking } from "../../src/index.ts";
import type { End } from "./history.ts";

export function addTo<K>(map: Map<K, bigint>, key: K, amount: bigint): void {
  map.set(key, (map.get(key) ?? 0n) + amount);
}

export function holdingOf(lot: { account: AccountId; colour: number }): string {
  return `${lot.account}/${lot.colour}`;
}

export function payments(ends: readonly { end: End }[]): number {
  return new Set(ends.map(({ end }) => end.movement)).size;
}

export function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

type Group<T> = [T, ...T[]];

export function groups<T>(items: readonly T[], keyOf: (item: T) => string): Group<T>[] {
  return [...Map.groupBy(items, keyOf).values()] as Group<T>[];
}

/** Rows in falling order of their figures, then by id; those of one id in the order in which they came. */
export function ranking<T, Row>(
  found: Group<T>[],
  rowOf: (group: Group<T>) => Row,
  figuresOf: (row: Row) => bigint[],
  idOf: (row: Row) => string,
): Ranking<Row> {
  const rows = found.map(rowOf).sort((a, b) => {
    const figures = figuresOf(b);
    const differing = figuresOf(a).findIndex((figure, i) => figure !== figures[i]);
    if (differing >= 0) return (figuresOf(a)[differing] as bigint) > (figures[differing] as bigint) ? -1 : 1;
    return idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0;
  });
  return { rows, count: rows.length };
}
