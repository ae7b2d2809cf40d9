import { parseArgs } from "node:util";
import { ConfigError } from "./config-error.ts";
import { CONFIG_KEYS, type ConfigKey, type ConfigName, flagOf } from "./keys.ts";

/** What the command line says. */
export interface Flags {
  help: boolean;
  /** `--config`: another file than the usual one. */
  config: string | undefined;
  /** `--no-portfolio`. */
  noPortfolio: boolean;
  settings: Partial<Record<ConfigName, unknown>>;
}

const NAMES = Object.keys(CONFIG_KEYS) as ConfigName[];
const isSwitch = (name: ConfigName) => (CONFIG_KEYS[name] as ConfigKey).isSwitch === true;

/** @throws ConfigError if a flag is unknown or has no value */
export function readFlags(args: readonly string[]): Flags {
  const options = Object.fromEntries(
    NAMES.map((name) => [
      flagOf(name),
      { type: isSwitch(name) ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  const noPortfolio = args.includes("--no-portfolio");
  const rest = args.filter((arg) => arg !== "--no-portfolio");
  const values = parse(rest, {
    ...options,
    help: { type: "boolean", short: "h" },
    config: { type: "string" },
  });
  const settings: Flags["settings"] = {};
  for (const name of NAMES) {
    const value = values[flagOf(name)];
    if (value !== undefined) settings[name] = value;
  }
  if (noPortfolio && settings.portfolio !== undefined) {
    throw new ConfigError("--portfolio and --no-portfolio were both given. Give one of them.");
  }
  const { help, config } = values;
  return {
    help: help === true,
    config: typeof config === "string" ? config : undefined,
    noPortfolio,
    settings,
  };
}

function parse(
  args: readonly string[],
  options: NonNullable<Parameters<typeof parseArgs>[0]>["options"] & object,
): Record<string, unknown> {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowNegative: true, allowPositionals: false })
      .values as Record<string, unknown>;
  } catch (error) {
    const [sentence = ""] = (error instanceof Error ? error.message : String(error)).split(". To specify");
    throw new ConfigError(`${sentence.replace(/\.?$/, ".")}\nSee --help.`);
  }
}
