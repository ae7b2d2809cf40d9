/** Ports of the I/O packages: five-line interfaces, implemented in `node` and passed in. */

/** Seconds since 1970-01-01T00:00:00Z. */
export type Clock = () => number;

export type LogFields = Record<string, unknown>;

/** Structured log. Never pass secrets or names. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}
