import type { z } from "zod";
import { ConfigError } from "./config-error.ts";
import { CONFIG_KEYS, type ConfigKey, type ConfigName, flagOf, type Settings, variableOf } from "./keys.ts";

/** What was said about settings, by place. */
export interface ConfigSources {
  flags: Readonly<Partial<Record<ConfigName, unknown>>>;
  env: Readonly<Record<string, string | undefined>>;
  /** Content of the file; undefined if there is none. */
  file: { path: string; content: unknown } | undefined;
}

const NAMES = Object.keys(CONFIG_KEYS) as ConfigName[];
const keyOf = (name: ConfigName): ConfigKey => CONFIG_KEYS[name];

/**
 * The value of every setting: flag, else environment, else file, else default.
 * @throws ConfigError with every fault that was found
 */
export function resolveSettings({ flags, env, file }: ConfigSources): Settings {
  const faults: string[] = [];
  const inFile = fileEntries(file, faults);
  faults.push(...unknownVariables(env));
  const values = NAMES.map((name) => {
    const key = keyOf(name);
    const places: [value: unknown, place: string][] = [
      [flags[name], `--${flagOf(name)}`],
      ...(key.flagOnly === true
        ? []
        : ([
            [env[variableOf(name)], variableOf(name)],
            [inFile[name], `${name} in ${file?.path}`],
          ] satisfies [unknown, string][])),
      [key.default, `the default of ${name}`],
    ];
    const [value, place] = places.find(([given]) => given !== undefined) ?? [undefined, name];
    const parsed = key.schema.safeParse(value);
    if (!parsed.success)
      faults.push(`${place} is ${JSON.stringify(value)}; give ${wanted(parsed.error, key)}.`);
    return [name, parsed.data] as const;
  });
  if (faults.length > 0) throw new ConfigError(`${faults.join("\n")}\nSee --help.`);
  return Object.fromEntries(values) as Settings;
}

function wanted(error: z.ZodError, key: ConfigKey): string {
  return error.issues[0]?.message ?? key.type;
}

function fileEntries(file: ConfigSources["file"], faults: string[]): Record<string, unknown> {
  if (file === undefined) return {};
  const { path, content } = file;
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    faults.push(`${path} holds no JSON object.`);
    return {};
  }
  for (const name of Object.keys(content)) {
    const key = NAMES.find((known) => known === name);
    if (key === undefined) faults.push(`${path} has a setting "${name}", which does not exist.`);
    else if (keyOf(key).flagOnly === true)
      faults.push(`${name} is for the command line only; take it out of ${path}.`);
  }
  return content as Record<string, unknown>;
}

/** Variables of our prefix that belong to other programs of this repository. */
const FOREIGN_VARIABLES: ReadonlySet<string> = new Set(["TOKEN", "URL", "API_KEY", "DATA", "DEEP", "SEED"]);

function unknownVariables(env: ConfigSources["env"]): string[] {
  const known = new Set(NAMES.filter((name) => keyOf(name).flagOnly !== true).map(variableOf));
  return Object.keys(env)
    .filter((name) => name.startsWith("GREEN_LEDGER_") && !known.has(name))
    .filter((name) => !FOREIGN_VARIABLES.has(name.slice("GREEN_LEDGER_".length)))
    .map((name) => `The environment has ${name}, which is no setting.`);
}
