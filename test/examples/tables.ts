import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";

const repository = resolve(import.meta.dirname, "../..");

/** A record of a table with a header row. Reading a column that the table does not have is a fault of the test. */
export type Row = { readonly [column: string]: string };

/** Reads one cell; throws if the table has no such column. */
export function cell(row: Row, column: string): string {
  const text = row[column];
  if (text === undefined) throw new Error(`no column ${column}`);
  return text;
}

/** The path of a file under `examples/`. */
export function examplePath(...parts: string[]): string {
  return join(repository, "examples", ...parts);
}

/** Reads a table of `examples/portfolio`. */
export function readExampleTable(name: string): Row[] {
  return parse(readFileSync(examplePath("portfolio", name)), { columns: true });
}

const dataRoot = resolve(repository, process.env.GREEN_LEDGER_DATA ?? "../shared/data");

/** Where the published files are that the tables were written from, or undefined where they are not at hand. */
export function findSource(folder: string): string | undefined {
  const path = join(dataRoot, folder);
  return existsSync(path) ? path : undefined;
}

/** Reads a published file as records of cells, header row included. */
export function readSourceRecords(path: string): string[][] {
  return parse(readFileSync(path), { bom: true });
}
