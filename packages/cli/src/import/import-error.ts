/** What stops an import before anything of it is sent. */
export type ImportErrorCode =
  | "mapping_invalid"
  | "files_none"
  | "file_empty"
  | "file_unreadable"
  | "encoding_invalid"
  | "file_truncated"
  | "header_missing"
  | "header_ambiguous"
  | "header_unknown"
  | "currency_unknown"
  | "account_unknown"
  | "operation_failed"
  | "sums_differ";

export class ImportError extends Error {
  override readonly name = "ImportError";
  readonly code: ImportErrorCode;

  constructor(code: ImportErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
