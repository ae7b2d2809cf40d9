import { type Config, loadConfig } from "../config/load-config.ts";
import type { ConfigSources } from "../config/resolve-settings.ts";

/** What a tool that works on a node's data was started with. */
export interface ToolArgs {
  config: Config;
  /** Its own switches that were given. */
  switches: ReadonlySet<string>;
}

/**
 * Reads the settings of the node, and switches of a tool's own.
 * @param known e.g. "--json"
 * @throws ConfigError
 */
export function readToolArgs(
  args: readonly string[],
  known: readonly string[],
  surroundings: { env: ConfigSources["env"]; cwd: string },
): ToolArgs | "help" {
  const config = loadConfig(
    args.filter((arg) => !known.includes(arg)),
    surroundings,
  );
  return config === "help"
    ? config
    : { config, switches: new Set(args.filter((arg) => known.includes(arg))) };
}
