/** Why a file is not a statement that can be relied on. Explained in the package's README. */
export const STATEMENT_ERROR_CODES = [
  "file_empty",
  "file_too_large",
  "file_truncated",
  "encoding_invalid",
  "encoding_unsupported",
  "mapping_required",
  "mapping_invalid",
  "xml_malformed",
  "doctype_refused",
  "namespace_unknown",
  "camt_version_unsupported",
  "element_unexpected",
  "element_missing",
  "element_repeated",
  "attribute_invalid",
  "value_invalid",
  "field_unexpected",
  "field_missing",
  "field_malformed",
  "header_missing",
  "header_ambiguous",
  "header_unknown",
  "column_count",
  "account_missing",
  "account_differs",
  "iban_checksum",
  "currency_unknown",
  "currency_mismatch",
  "amount_missing",
  "amount_malformed",
  "amount_fraction",
  "amount_too_large",
  "date_invalid",
  "balance_missing",
  "balance_repeated",
  "balances_contradict",
  "statement_paged",
  "statement_duplicate",
  "statement_id_missing",
  "summary_differs",
  "statement_unbalanced",
  "statement_differs",
] as const;
export type StatementErrorCode = (typeof STATEMENT_ERROR_CODES)[number];

/** Where in the file. */
export interface Place {
  /** From 1; 0 if it concerns the whole file. */
  readonly line: number;
  /** e.g. "/Document/BkToCstmrStmt/Stmt[1]/Bal[2]/Amt", ":61:", or the name of a column; empty if there is none. */
  readonly path: string;
}

/**
 * A file that is refused as a whole: the code is stable, the message a sentence with its place, `action` what to do.
 */
export class StatementError extends Error {
  override readonly name = "StatementError";
  readonly code: StatementErrorCode;
  readonly line: number;
  readonly path: string;
  readonly detail: string;
  readonly action: string;

  constructor(code: StatementErrorCode, detail: string, place: Place = WHOLE_FILE) {
    const where = [place.line > 0 ? `line ${place.line}` : "", place.path].filter((part) => part !== "");
    super(where.length === 0 ? detail : `${where.join(", ")}: ${detail}`);
    this.code = code;
    this.line = place.line;
    this.path = place.path;
    this.detail = detail;
    this.action = ACTIONS[code] ?? "Get the file from the bank again; if it is the same, ask the bank.";
  }
}

export const WHOLE_FILE: Place = { line: 0, path: "" };

const ACTIONS: Partial<Record<StatementErrorCode, string>> = {
  encoding_invalid: "Name the file's encoding, or get the file again.",
  mapping_required: "Name a mapping; a delimited file does not say what its columns are.",
  mapping_invalid: "Correct the mapping.",
  doctype_refused: "Ask the bank for the file without a document type declaration.",
  camt_version_unsupported: "Ask the bank for camt.053.001.08.",
  header_missing: "Add the header's spelling to the mapping.",
  header_ambiguous: "Take one spelling out of the mapping.",
  header_unknown: "Map the column or list it in ignored_headers.",
  account_missing: "Name the account; the file does not.",
  balance_missing: "Name opening and closing balance, or map their columns.",
  statement_id_missing: "Name the statement; the file does not.",
  statement_paged: "Join the pages into one statement, or ask the bank for unpaged statements.",
};
