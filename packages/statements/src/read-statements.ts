import type { BankStatement, StatementSink } from "./bank-statement.ts";
import { type Camt053Limits, createCamt053Reader } from "./camt053/reader.ts";
import { collectStatements } from "./collect-statements.ts";
import { type CsvStatementFacts, createCsvReader } from "./csv/reader.ts";
import type { StatementMapping } from "./csv/statement-mapping.ts";
import { createMt940Reader, type Mt940Options } from "./mt940/reader.ts";
import type { StatementReader } from "./statement-reader.ts";

/**
 * Reads a whole camt.053.001.08 file that fits into memory.
 * @throws StatementError
 */
export function readCamt053(bytes: Uint8Array, limits: Partial<Camt053Limits> = {}): BankStatement[] {
  return readWhole(bytes, (sink) => createCamt053Reader(sink, limits));
}

/**
 * Reads a whole MT940 file.
 * @throws StatementError
 */
export function readMt940(bytes: Uint8Array, options: Mt940Options = {}): BankStatement[] {
  return readWhole(bytes, (sink) => createMt940Reader(sink, options));
}

/**
 * Reads a whole delimited file: one statement.
 * @throws StatementError
 */
export function readCsv(
  bytes: Uint8Array,
  mapping: StatementMapping,
  facts: CsvStatementFacts = {},
): BankStatement[] {
  return readWhole(bytes, (sink) => createCsvReader(sink, mapping, facts));
}

function readWhole(
  bytes: Uint8Array,
  createReader: (sink: StatementSink) => StatementReader,
): BankStatement[] {
  const { sink, statements } = collectStatements();
  const reader = createReader(sink);
  reader.write(bytes);
  reader.end();
  return statements;
}
