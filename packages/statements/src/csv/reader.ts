import { type Day, UNKNOWN_DAY } from "@green-ledger/domain";
import { type CsvError, type Info, parse } from "csv-parse/sync";
import { accountOf } from "../account-of.ts";
import type { StatementHead, StatementSink } from "../bank-statement.ts";
import { checkBalance, createTotals } from "../check-statement.ts";
import { digitsOf } from "../parse-values.ts";
import { StatementError, WHOLE_FILE } from "../statement-error.ts";
import { createTextDecoder, type StatementReader } from "../statement-reader.ts";
import { findColumns } from "../tabular/index.ts";
import { type Balances, findBalances, type ReadLine } from "./balances.ts";
import { type CsvLine, csvLine, lineReaders } from "./read-line.ts";
import type { StatementMapping } from "./statement-mapping.ts";

/** What the caller knows and the file may not say. What both say must agree. */
export interface CsvStatementFacts extends Partial<Balances> {
  readonly statementId?: string;
  readonly account?: string;
  readonly maxBytes?: number;
}

const MAX_BYTES = 256 * 2 ** 20;

/**
 * Reads a delimited file as one statement, by a mapping. Held in memory until its end: where the balances stand is
 * known only then.
 * @throws StatementError
 */
export function createCsvReader(
  sink: StatementSink,
  mapping: StatementMapping,
  facts: CsvStatementFacts = {},
): StatementReader {
  const decoder = createTextDecoder(mapping.files.encoding, facts.maxBytes ?? MAX_BYTES);
  const parts: string[] = [];
  return {
    write: (chunk) => void parts.push(decoder.decode(chunk)),
    end() {
      parts.push(decoder.end());
      readText(parts.join(""), sink, mapping, facts);
    },
  };
}

function readText(
  text: string,
  sink: StatementSink,
  mapping: StatementMapping,
  facts: CsvStatementFacts,
): void {
  const digits = digitsOf(mapping.currency, () => WHOLE_FILE);
  const lines = linesOf(text, mapping);
  const statementId = constant(lines, "statement_id", facts.statementId);
  if (statementId === undefined)
    throw new StatementError("statement_id_missing", "nothing names the statement");
  const account = accountOf(constant(lines, "account", facts.account));
  const read = lineReaders(mapping, digits);
  const entries: ReadLine[] = lines.map((line, index) => ({
    line,
    entry: read.entry(line, `${statementId}#${index + 1}`),
  }));
  const balances = findBalances(mapping, entries, read.money, facts, digits);
  const days = entries.map(({ entry }) => entry.bookingDay).filter((day) => day !== UNKNOWN_DAY);
  const head: StatementHead = {
    statementId,
    sequence: null,
    createdAt: null,
    copy: null,
    account,
    currency: mapping.currency,
    opening: { minor: balances.opening, day: extreme(days, Math.min) },
    closing: { minor: balances.closing, day: extreme(days, Math.max) },
  };
  const totals = createTotals();
  sink.open(head);
  for (const { entry } of entries) {
    totals.add(entry);
    sink.entry(entry);
  }
  checkBalance(head, totals.totals(), digits, WHOLE_FILE);
  sink.close(totals.totals());
}

function extreme(days: readonly Day[], choose: (a: number, b: number) => number): Day {
  return days.length === 0 ? UNKNOWN_DAY : days.reduce((a, b) => choose(a, b));
}

function linesOf(text: string, mapping: StatementMapping): CsvLine[] {
  const [first, ...records] = recordsOf(text, mapping);
  if (first === undefined) throw new StatementError("file_empty", "there is no header");
  const found = findColumns(first.cells, mapping.columns, mapping.ignored_headers);
  if (!found.ok) throw new StatementError(found.code, found.detail, { line: first.line, path: "" });
  return records.map(({ cells, line }) => {
    if (cells.length !== first.cells.length) {
      const detail = `${cells.length} cells where the header has ${first.cells.length}`;
      throw new StatementError("column_count", detail, { line, path: "" });
    }
    return csvLine(cells, found.header, line);
  });
}

/** Records with the physical line on which each starts; blank lines are left out. */
function recordsOf(text: string, { files }: StatementMapping): { cells: string[]; line: number }[] {
  let parsed: { record: string[]; info: Info }[];
  try {
    parsed = parse(text, {
      delimiter: files.delimiter,
      quote: files.quote,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      info: true,
    }) as unknown as { record: string[]; info: Info }[];
  } catch (cause) {
    const isOpen = (cause as CsvError).code === "CSV_QUOTE_NOT_CLOSED";
    const detail = isOpen ? "the file ends inside a quoted cell" : (cause as Error).message;
    throw new StatementError(isOpen ? "file_truncated" : "field_malformed", detail);
  }
  let last = 0;
  return parsed.flatMap(({ record, info }) => {
    const line = last + 1;
    last = info.lines;
    return record.length > 1 || record[0] !== "" ? [{ cells: record, line }] : [];
  });
}

/** A value that every line repeats, or that the caller names. */
function constant(
  lines: readonly CsvLine[],
  field: "statement_id" | "account",
  given: string | undefined,
): string | undefined {
  let value = given;
  for (const { line, cell } of lines) {
    const stated = cell(field);
    if (stated === "") continue;
    value ??= stated;
    if (stated.replaceAll(" ", "") === value.replaceAll(" ", "")) continue;
    const code = field === "account" ? "account_differs" : "statement_differs";
    const detail = `the line names ${JSON.stringify(stated)}, before it was ${JSON.stringify(value)}`;
    throw new StatementError(code, detail, { line, path: field });
  }
  return value;
}
