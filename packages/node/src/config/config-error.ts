/** The program was started in a way that it cannot follow. The message says what to write instead. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly code = "config_invalid";
}
