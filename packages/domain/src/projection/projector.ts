import type { Table, Tables } from "../rows.ts";
import type { Mutation } from "../schema.ts";
import { IndexError } from "./index-error.ts";
import type { EventName, EventOf, LedgerContract } from "./ledger-event.ts";
import type { RowRef } from "./row-refs.ts";

/** The rows that an event needs, as they are before it. */
export interface Rows {
  /** Undefined if there is no such row. Throws TypeError for a row that was not asked for. */
  find<T extends Table>(ref: RowRef<T>): Tables[T] | undefined;
}

/** A mutation that says which row it is about. */
export type RowMutation = Mutation & { id: string };

/** What one kind of event means: which rows it looks at, and what becomes of them. */
export interface Projector<C extends LedgerContract, N extends EventName<C>> {
  needs(event: EventOf<C, N>): RowRef[];
  /** Rows that it looks at besides, where only the rows of `needs` name them. */
  needsThen?(event: EventOf<C, N>, rows: Rows): RowRef[];
  apply(event: EventOf<C, N>, rows: Rows): RowMutation[];
}

/** One projector for every event of a contract: a new event does not compile until it has one. */
export type Projectors<C extends LedgerContract> = { [N in EventName<C>]: Projector<C, N> };

/**
 * The row that an event changes.
 * @throws IndexError `index_inconsistent` if no earlier event made it
 */
export function existing<T extends Table>(rows: Rows, ref: RowRef<T>): Tables[T] {
  const row = rows.find(ref);
  if (row !== undefined) return row;
  throw new IndexError(
    "index_inconsistent",
    `An event changes ${ref.table} ${ref.id}, which no earlier event made. Run rebuild; if that ends here as well, the chain's history is incomplete.`,
    { table: ref.table, row: ref.id },
  );
}

/** Sets a row, made or changed. */
export function put<T extends Table>(ref: RowRef<T>, row: Tables[T]): RowMutation {
  return { ...ref, row } as RowMutation;
}

/**
 * Sets a row that an event makes.
 * @throws IndexError `index_inconsistent` if an earlier event made it
 */
export function make<T extends Table>(rows: Rows, ref: RowRef<T>, row: Tables[T]): RowMutation {
  if (rows.find(ref) === undefined) return put(ref, row);
  throw new IndexError(
    "index_inconsistent",
    `An event makes ${ref.table} ${ref.id}, which an earlier event made already. Run rebuild.`,
    { table: ref.table, row: ref.id },
  );
}

/** Sets some fields of a row that exists. */
export function change<T extends Table>(rows: Rows, ref: RowRef<T>, fields: Partial<Tables[T]>): RowMutation {
  return put(ref, { ...existing(rows, ref), ...fields });
}
