import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import { NodeError } from "../data/node-error.ts";
import { PortfolioFile } from "./format.ts";

/** One row of a table: its cells by column, in the order of the header. */
export type Row = Readonly<Record<string, string>>;

export interface PortfolioSource {
  file: PortfolioFile;
  /** Rows by name of the table. */
  tables: ReadonlyMap<string, readonly Row[]>;
}

/** Reads `portfolio.yaml` and the tables that it names. @throws NodeError `portfolio_failed` */
export async function readPortfolio(folder: string): Promise<PortfolioSource> {
  const path = join(folder, "portfolio.yaml");
  const read = PortfolioFile.safeParse(await parsed(path, parseYaml));
  if (!read.success) {
    const faults = read.error.issues.map(
      ({ path: at, message }) => `${at.join(".") || "the file"}: ${message}`,
    );
    throw unreadable(path, faults.join("; "));
  }
  const file = read.data;
  const names = new Set(
    [file.sources, file.counterparties, file.instruments, file.projects, file.allocations]
      .flat()
      .flatMap(({ table }) => table ?? []),
  );
  const tables = new Map<string, readonly Row[]>();
  for (const name of names) {
    // A table lies beside the file; a path would reach elsewhere.
    if (name !== basename(name)) throw unreadable(path, `${name} is not the name of a file in its folder`);
    tables.set(name, (await parsed(join(folder, name), readRows)) as Row[]);
  }
  return { file, tables };
}

function readRows(text: string): Row[] {
  return parseCsv(text, { columns: true, bom: true, skip_empty_lines: true });
}

async function parsed(path: string, parse: (text: string) => unknown): Promise<unknown> {
  try {
    return parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw unreadable(path, (cause as Error).message.split("\n")[0] ?? "");
  }
}

function unreadable(path: string, why: string): NodeError {
  return new NodeError(
    "portfolio_failed",
    `${path} cannot be read: ${why}. Correct it, or start with --no-portfolio.`,
  );
}
