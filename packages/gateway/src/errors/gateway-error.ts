import { ERRORS, type ErrorCode } from "@green-ledger/api";

/** One thing that is wrong with a request. */
export interface Fault {
  in: "body" | "query" | "path" | "header";
  /** JSON pointer into that part of the request. */
  pointer: string;
  code: string;
  message: string;
}

/** The answer is a problem document. Whatever else is thrown is an `internal_error`. */
export class GatewayError extends Error {
  override readonly name = "GatewayError";
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  /** Headers of the answer, e.g. Retry-After. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    detail: string = ERRORS[code].en,
    {
      faults = [],
      headers = {},
      ...options
    }: { faults?: readonly Fault[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(detail, options);
    this.code = code;
    this.faults = faults;
    this.headers = headers;
  }
}
