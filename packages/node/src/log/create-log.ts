import type { Log, LogFields } from "@green-ledger/domain";
import pino from "pino";
import { textLine } from "./text-line.ts";

export interface LogOptions {
  level: "debug" | "info" | "warn" | "error";
  format: "json" | "text";
  /** Takes whole lines. */
  stream: { write(line: string): unknown };
}

/** Fields that never reach the log, wherever they come from. */
const REDACTED = [
  "authorization",
  "token",
  "apiKey",
  "api_key",
  "password",
  "privateKey",
  "raw",
  "name",
  "reference",
];
const paths = REDACTED.flatMap((field) => [field, `*.${field}`]);

/** The structured log. Its lines hold no secrets, no names and no stack traces of refused input. */
export function createLog({ level, format, stream }: LogOptions): Log {
  const logger = pino(
    {
      level,
      base: null,
      redact: { paths, censor: "[redacted]" },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    format === "json" ? stream : { write: (line: string) => stream.write(`${textLine(JSON.parse(line))}\n`) },
  );
  const at = (weight: LogOptions["level"]) => (fields: LogFields, message: string) =>
    logger[weight](withCauses(fields), message);
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** Errors as what they say; where they come from is for the debugger. */
function withCauses(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? describe(value) : value]),
  );
}

function describe(error: Error): LogFields {
  const { message, cause } = error;
  const code = "code" in error ? error.code : undefined;
  return {
    kind: error.constructor.name,
    ...(code === undefined ? {} : { code }),
    message,
    // A fault of the program, not of its input: then the place matters.
    ...(code === undefined ? { stack: error.stack } : {}),
    ...(cause instanceof Error ? { cause: describe(cause) } : {}),
  };
}
