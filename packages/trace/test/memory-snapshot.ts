import {
  type KeyPart,
  type ListOptions,
  type Page,
  SCHEMA,
  type Snapshot,
  type Table,
  type Tables,
} from "@green-ledger/domain";
import type { Ledger } from "./ledger.ts";

/** Rows of a ledger behind the interface of the index, in the order of the schema's keys. */
export function snapshotOf(ledger: Pick<Ledger, "lots" | "movements" | "tranches">, block: number): Snapshot {
  const rows: { [T in Table]?: Tables[T][] } = {
    lot: ledger.lots(),
    movement: ledger.movements(),
    tranche: ledger.tranches(),
  };

  function page<T extends Table>(
    table: T,
    keyOf: (row: Tables[T]) => KeyPart[] | null,
    options: ListOptions,
  ) {
    const entries = ((rows[table] ?? []) as Tables[T][])
      .map((row) => ({ row, key: keyText(keyOf(row) ?? []) }))
      .filter(({ key }) => key.startsWith(keyText(options.prefix ?? [])) && key > (options.after ?? ""))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const some = entries.slice(0, options.limit);
    const next = some.length < entries.length ? (some.at(-1)?.key ?? null) : null;
    return Promise.resolve<Page<Tables[T]>>({ rows: some.map(({ row }) => row), next });
  }

  return {
    checkpoint: { block, hash: "0x", time: 0, rows: 0, digest: "" },
    get: () => undefined,
    getMany: (_table, keys) => keys.map(() => undefined),
    list: (table, options) => page(table, keyFunction(table), options),
    listBy: (table, index, options) => page(table, indexFunction(table, index), options),
    close() {},
  };
}

function keyFunction<T extends Table>(table: T): (row: Tables[T]) => KeyPart[] {
  return SCHEMA[table].key as (row: Tables[T]) => KeyPart[];
}

function indexFunction<T extends Table>(table: T, index: string): (row: Tables[T]) => KeyPart[] | null {
  return (
    (SCHEMA[table].indexes as Record<string, (row: Tables[T]) => KeyPart[] | null>)[index] ?? (() => null)
  );
}

function keyText(parts: readonly KeyPart[]): string {
  return parts
    .map((part) => {
      if ("bytes" in part) return part.bytes.slice(2);
      return "u32" in part ? part.u32.toString(16).padStart(8, "0") : part.u64.toString(16).padStart(16, "0");
    })
    .join("");
}
