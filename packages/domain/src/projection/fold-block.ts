import type { Table, Tables } from "../rows.ts";
import type { Mutation } from "../schema.ts";
import type { LedgerEvent } from "./ledger-event.ts";
import { project, rowsNeeded, rowsNeededThen } from "./project.ts";
import type { RowMutation, Rows } from "./projector.ts";
import type { RowRef } from "./row-refs.ts";

/** Reads rows as the block before left them, in the order of the references; undefined where there is none. */
export type LoadRows = (refs: readonly RowRef[]) => (Tables[Table] | undefined)[];

/**
 * Everything that a block's events change, in the order of first touch: one mutation for each row, with its content
 * after the last event. The rows are loaded together, but for the few that other rows name; each of them once.
 * @param events in the order of their log indexes
 * @throws IndexError as `project`
 */
export function foldBlock(events: readonly LedgerEvent[], load: LoadRows): Mutation[] {
  const slots = createSlots();
  for (const event of events) for (const ref of rowsNeeded(event)) slots.open(ref);
  slots.fill(load);
  const view: Rows = { find: slots.find };
  for (const event of events) {
    for (const ref of rowsNeededThen(event, view)) slots.open(ref);
    slots.fill(load);
    for (const mutation of project(event, view)) slots.put(mutation);
  }
  return slots.touched();
}

/** One row of the block, as it was before and as it is so far. */
interface Slot {
  ref: RowRef;
  row: Tables[Table] | undefined;
  mutation: RowMutation | undefined;
}

function createSlots() {
  const tables = new Map<Table, Map<string, Slot>>();
  /** Not loaded yet. */
  let empty: Slot[] = [];
  const touched: Slot[] = [];

  function slotOf(table: Table, id: string): Slot | undefined {
    return tables.get(table)?.get(id);
  }

  function open(ref: RowRef): void {
    if (slotOf(ref.table, ref.id) === undefined) empty.push(add(ref));
  }

  function add(ref: RowRef): Slot {
    const slot: Slot = { ref, row: undefined, mutation: undefined };
    const table = tables.get(ref.table);
    if (table === undefined) tables.set(ref.table, new Map([[ref.id, slot]]));
    else table.set(ref.id, slot);
    return slot;
  }

  return {
    open,
    fill(load: LoadRows): void {
      if (empty.length === 0) return;
      const rows = load(empty.map(({ ref }) => ref));
      for (const [i, slot] of empty.entries()) slot.row = rows[i];
      empty = [];
    },
    find<T extends Table>({ table, id }: RowRef<T>): Tables[T] | undefined {
      const slot = slotOf(table, id);
      if (slot === undefined) throw new TypeError(`${table} ${id} is read, but was not asked for`);
      return slot.row as Tables[T] | undefined;
    },
    put(mutation: RowMutation): void {
      const slot = slotOf(mutation.table, mutation.id) ?? add(mutation);
      if (slot.mutation === undefined) touched.push(slot);
      slot.mutation = mutation;
      slot.row = mutation.row ?? undefined;
    },
    touched: () => touched.flatMap(({ mutation }) => mutation ?? []),
  };
}
