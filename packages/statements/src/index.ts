export * from "./bank-statement.ts";
export { type Camt053Limits, createCamt053Reader } from "./camt053/reader.ts";
export { collectStatements } from "./collect-statements.ts";
export { type CsvStatementFacts, createCsvReader } from "./csv/reader.ts";
export { readStatementMapping, type StatementMapping } from "./csv/statement-mapping.ts";
export { detectFormat, type StatementFormat } from "./detect-format.ts";
export { type MatchInput, matchEntries } from "./match/match-entries.ts";
export { matchStatement, type Reconciliation } from "./match/match-statement.ts";
export * from "./match/types.ts";
export { createMt940Reader, type Mt940Options } from "./mt940/reader.ts";
export { readCamt053, readCsv, readMt940 } from "./read-statements.ts";
export {
  type Place,
  STATEMENT_ERROR_CODES,
  StatementError,
  type StatementErrorCode,
} from "./statement-error.ts";
export type { StatementReader } from "./statement-reader.ts";
