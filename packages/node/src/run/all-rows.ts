import type { Snapshot, Table, Tables } from "@green-ledger/domain";

const PAGE = 1000;

/** Every row of a table, in the order of its keys. */
export async function allRows<T extends Table>(snapshot: Snapshot, table: T): Promise<Tables[T][]> {
  const rows: Tables[T][] = [];
  let after: string | null = null;
  do {
    const page: { rows: Tables[T][]; next: string | null } = await snapshot.list(table, {
      limit: PAGE,
      ...(after === null ? {} : { after }),
    });
    for (const row of page.rows) rows.push(row);
    after = page.next;
  } while (after !== null);
  return rows;
}
