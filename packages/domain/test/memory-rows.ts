import { foldBlock, type LedgerEvent, type RowRef } from "../src/projection/index.ts";
import type { Table, Tables } from "../src/rows.ts";
import type { KeyPart, Mutation } from "../src/schema.ts";
import { wholeStory } from "./sample-events.ts";

/** The rows of an index in memory; whoever changes one in place fails. */
export function createRows() {
  const rows = new Map<string, Tables[Table]>();
  const idOf = (table: string, key: KeyPart[]) => `${table}/${JSON.stringify(key)}`;
  return {
    fold(events: readonly LedgerEvent[]): Mutation[] {
      const mutations = foldBlock(events, (refs) => refs.map(({ table, key }) => rows.get(idOf(table, key))));
      for (const { table, key, row } of mutations) if (row !== null) rows.set(idOf(table, key), freeze(row));
      return mutations;
    },
    get: <T extends Table>({ table, key }: RowRef<T>) => rows.get(idOf(table, key)) as Tables[T] | undefined,
    all: () => [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  };
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/** After the whole story. */
export function told() {
  const rows = createRows();
  rows.fold(wholeStory());
  return rows;
}
