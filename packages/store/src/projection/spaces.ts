import { crc32 } from "node:zlib";
import { type IndexName, SCHEMA, type Table } from "@green-ledger/domain";

/** Raise it when the meaning of a row changes while its tables and indexes keep their names. */
const ROWS_VERSION = 3;

/** Key space of what the projection says about itself. */
export const META_SPACE = 0;

/** Rows and index entries lie from here on. */
export const FIRST_TABLE_SPACE = 1;

export const TABLES = Object.keys(SCHEMA) as Table[];

interface TableSpaces {
  rows: number;
  indexes: ReadonlyMap<string, number>;
}

/** First byte of every key: the rows of a table, then each of its indexes, then those of the next table. */
const SPACES: ReadonlyMap<string, TableSpaces> = layOut();
const TABLE_OF_ROWS: ReadonlyMap<number, Table> = new Map(TABLES.map((table) => [rowSpace(table), table]));

function layOut(): Map<string, TableSpaces> {
  const spaces = new Map<string, TableSpaces>();
  let next = FIRST_TABLE_SPACE;
  for (const table of TABLES) {
    const rows = next++;
    const indexes = new Map(Object.keys(SCHEMA[table].indexes).map((name) => [name, next++]));
    spaces.set(table, { rows, indexes });
  }
  if (next > 256) throw new TypeError(`${next} key spaces do not fit into one byte`);
  return spaces;
}

/** Changes whenever the tables, the indexes or their order do: then the projection has to be rebuilt. */
export const SCHEMA_VERSION = `${ROWS_VERSION}-${crc32(
  TABLES.map((table) => [table, ...Object.keys(SCHEMA[table].indexes)].join(",")).join(";"),
).toString(16)}`;

export function rowSpace(table: Table): number {
  return spacesOf(table).rows;
}

/** The table that the key of a row belongs to, by its first byte. */
export function tableOfSpace(space: number): Table {
  const table = TABLE_OF_ROWS.get(space);
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
