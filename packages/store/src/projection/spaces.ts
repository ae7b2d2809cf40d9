import { crc32 } from "node:zlib";
import { type IndexName, SCHEMA, type Table } from "@green-ledger/domain";

/** Raise it when the meaning of a row changes while its tables and indexes keep their names. */
const ROWS_VERSION = 1;

/** Key space of what the projection says about itself. */
export const META_SPACE = 0;

/** Rows and index entries lie from here on. */
export const FIRST_TABLE_SPACE = 1 << 4;

export const TABLES = Object.keys(SCHEMA) as Table[];

interface TableSpaces {
  rows: number;
  indexes: ReadonlyMap<string, number>;
}

/** First byte of every key: each table has 16 key spaces, its rows in the first and its indexes in the others. */
const SPACES: ReadonlyMap<string, TableSpaces> = new Map(
  TABLES.map((table, position) => {
    const rows = (position + 1) << 4;
    const names = Object.keys(SCHEMA[table].indexes);
    return [table, { rows, indexes: new Map(names.map((name, i) => [name, rows + 1 + i])) }];
  }),
);

/** Changes whenever the tables, the indexes or their order do: then the projection has to be rebuilt. */
export const SCHEMA_VERSION = `${ROWS_VERSION}-${crc32(
  TABLES.map((table) => [table, ...Object.keys(SCHEMA[table].indexes)].join(",")).join(";"),
).toString(16)}`;

export function rowSpace(table: Table): number {
  return spacesOf(table).rows;
}

/** The table that a key belongs to, by its first byte. */
export function tableOfSpace(space: number): Table {
  const table = TABLES[(space >> 4) - 1];
  if (table === undefined) throw new TypeError(`no table has the key space ${space}`);
  return table;
}

/** The key spaces of a table's indexes, by name. */
export function indexSpaces(table: Table): ReadonlyMap<string, number> {
  return spacesOf(table).indexes;
}

export function indexSpace<T extends Table>(table: T, index: IndexName<T>): number {
  const space = spacesOf(table).indexes.get(index);
  if (space === undefined) throw new TypeError(`table ${table} has no index ${index}`);
  return space;
}

function spacesOf(table: Table): TableSpaces {
  const spaces = SPACES.get(table);
  if (spaces === undefined) throw new TypeError(`there is no table ${table}`);
  return spaces;
}
