import type { Table, Tables } from "../rows.ts";
import type { Mutation } from "../schema.ts";
import type { LedgerEvent } from "./ledger-event.ts";
import { project, rowsNeeded } from "./project.ts";
import type { RowMutation, Rows } from "./projector.ts";
import type { RowRef } from "./row-refs.ts";

/** Reads rows as the block before left them, in the order of the references; undefined where there is none. */
export type LoadRows = (refs: readonly RowRef[]) => (Tables[Table] | undefined)[];

/**
 * Everything that a block's events change, in the order of first touch: one mutation for each row, with its content
 * after the last event. The rows are loaded once, together.
 * @param events in the order of their log indexes
 * @throws IndexError as `project`
 */
export function foldBlock(events: readonly LedgerEvent[], load: LoadRows): Mutation[] {
  const rows = loadAll(events, load);
  const touched = new Map<string, RowMutation>();
  const view: Rows = {
    find<T extends Table>({ id }: RowRef<T>) {
      const row = rows.get(id);
      if (row === undefined && !rows.has(id)) throw new TypeError(`${id} is read, but was not asked for`);
      return row as Tables[T] | undefined;
    },
  };
  for (const event of events) {
    for (const mutation of project(event, view)) {
      touched.set(mutation.id, mutation);
      rows.set(mutation.id, mutation.row ?? undefined);
    }
  }
  return [...touched.values()];
}

function loadAll(events: readonly LedgerEvent[], load: LoadRows): Map<string, Tables[Table] | undefined> {
  const refs = new Map<string, RowRef>();
  for (const event of events) for (const ref of rowsNeeded(event)) refs.set(ref.id, ref);
  const loaded = load([...refs.values()]);
  const rows = new Map<string, Tables[Table] | undefined>();
  let position = 0;
  for (const id of refs.keys()) rows.set(id, loaded[position++]);
  return rows;
}
