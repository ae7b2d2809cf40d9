export * from "./bank-statement.ts";
export { type Camt053Limits, createCamt053Reader } from "./camt053/reader.ts";
export { collectStatements } from "./collect-statements.ts";
export { type CsvStatementFacts, createCsvReader } from "./csv/reader.ts";
export { readStatementMapping, type StatementMapping } from "./csv/statement-mapping.ts";
export { cutDays, joinDays, type StatementDay } from "./days/cut-days.ts";
export { detectFormat, type StatementFormat } from "./detect-format.ts";
export { itemsOf } from "./match/items.ts";
export { type MatchInput, matchEntries, matchItems } from "./match/match-entries.ts";
export { matchStatement, type Reconciliation } from "./match/match-statement.ts";
export * from "./match/types.ts";
export { createMt940Reader, type Mt940Options } from "./mt940/reader.ts";
export { type FileOptions, readStatementFile } from "./read-file.ts";
export { readCamt053, readCsv, readMt940 } from "./read-statements.ts";
export {
  type Place,
  STATEMENT_ERROR_CODES,
  StatementError,
  type StatementErrorCode,
} from "./statement-error.ts";
export type { StatementReader } from "./statement-reader.ts";
export { restoreEntry, type StoredDetail, type StoredEntry, storeEntry } from "./stored/stored-entry.ts";
