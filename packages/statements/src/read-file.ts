import type { BankStatement } from "./bank-statement.ts";
import type { CsvStatementFacts } from "./csv/reader.ts";
import type { StatementMapping } from "./csv/statement-mapping.ts";
import { detectFormat, type StatementFormat } from "./detect-format.ts";
import type { Mt940Options } from "./mt940/reader.ts";
import { readCamt053, readCsv, readMt940 } from "./read-statements.ts";
import { StatementError } from "./statement-error.ts";

export interface FileOptions {
  /** Null or left out: as the first bytes say. */
  readonly format?: StatementFormat | null | undefined;
  /** How a delimited file is read. */
  readonly mapping?: StatementMapping | undefined;
  readonly facts?: CsvStatementFacts | undefined;
  /** Of MT940. */
  readonly encoding?: Mt940Options["encoding"] | undefined;
  readonly maxBytes?: number | undefined;
}

/**
 * Reads a whole file in whichever of the formats it is. A mapping makes it a delimited file unless a format is named.
 * @throws StatementError
 */
export function readStatementFile(bytes: Uint8Array, options: FileOptions = {}): BankStatement[] {
  const { mapping, facts, encoding, maxBytes } = options;
  if (bytes.length === 0) throw new StatementError("file_empty", "the file has no content");
  const limit = maxBytes === undefined ? {} : { maxBytes };
  switch (options.format ?? (mapping === undefined ? detectFormat(bytes) : "csv")) {
    case "camt053":
      return readCamt053(bytes, limit);
    case "mt940":
      return readMt940(bytes, { ...limit, ...(encoding === undefined ? {} : { encoding }) });
    case "csv":
      if (mapping === undefined) {
        throw new StatementError("mapping_required", "the file is neither camt.053 nor MT940");
      }
      return readCsv(bytes, mapping, { ...facts, ...limit });
  }
}
