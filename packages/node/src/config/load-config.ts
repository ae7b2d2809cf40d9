import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ConfigError } from "./config-error.ts";
import { CONFIG_FILE, CONFIG_KEYS, type Settings } from "./keys.ts";
import { readFlags } from "./read-flags.ts";
import { type ConfigSources, resolveSettings } from "./resolve-settings.ts";

/** The settings of one start, checked together, with absolute paths. */
export interface Config extends Omit<Settings, "portfolio" | "logLevel" | "logFormat"> {
  /** Folder; undefined if none is to be loaded. */
  portfolio: string | undefined;
  logLevel: "debug" | "info" | "warn" | "error";
  logFormat: "json" | "text";
}

const REPOSITORY = fileURLToPath(new URL("../../../../", import.meta.url));
const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"]);

/**
 * Reads flags, environment and file. Whether a node can be run with them is for `requireServable` to say.
 * @returns `help` if that is what was asked for
 * @throws ConfigError
 */
export function loadConfig(
  args: readonly string[],
  { env, cwd }: { env: ConfigSources["env"]; cwd: string },
): Config | "help" {
  const flags = readFlags(args);
  if (flags.help) return "help";
  const file = readConfigFile(flags.config, cwd);
  const settings = resolveSettings({ flags: flags.settings, env, file });
  return complete(settings, { cwd, noPortfolio: flags.noPortfolio });
}

function readConfigFile(named: string | undefined, cwd: string): ConfigSources["file"] {
  const path = resolve(cwd, named ?? CONFIG_FILE);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (named === undefined && (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new ConfigError(`${path} cannot be read: ${(error as Error).message}`);
  }
  try {
    return { path, content: JSON.parse(text) };
  } catch (error) {
    throw new ConfigError(`${path} is not JSON: ${(error as Error).message}`);
  }
}

function complete(settings: Settings, { cwd, noPortfolio }: { cwd: string; noPortfolio: boolean }): Config {
  const { development, logLevel, logFormat } = settings;
  const absolute = (path: string | undefined) => (path === undefined ? undefined : resolve(cwd, path));
  return {
    ...settings,
    dataDir: resolve(cwd, settings.dataDir),
    deployment: absolute(settings.deployment),
    principals: absolute(settings.principals),
    keystore: absolute(settings.keystore),
    keystorePassword: absolute(settings.keystorePassword),
    portfolio: noPortfolio || !development ? undefined : portfolioFolder(settings.portfolio, cwd),
    logLevel: logLevel === "auto" ? (development ? "warn" : "info") : logLevel,
    logFormat: logFormat === "auto" ? (development ? "text" : "json") : logFormat,
  };
}

function portfolioFolder(portfolio: string, cwd: string): string | undefined {
  if (portfolio === "off") return undefined;
  const base = portfolio === CONFIG_KEYS.portfolio.default ? REPOSITORY : cwd;
  return join(resolve(base, portfolio));
}

/** Whether the settings together make a node that may serve. @throws ConfigError */
export function requireServable(config: Config): void {
  const { development, host, once, principals, tokenIssuer, tokenKeys } = config;
  if (development && !LOOPBACK.has(host)) {
    throw new ConfigError(
      `Development mode gives everybody who can reach it every right, so it does not listen on ${host}. ` +
        "Use 127.0.0.1, or --no-development.",
    );
  }
  if (!development && (principals === undefined || tokenIssuer === undefined || tokenKeys === undefined)) {
    throw new ConfigError(
      "Outside development mode the gateway must know its users: give --principals, --token-issuer and --token-keys.",
    );
  }
  if (!development && config.chain === "embedded") {
    throw new ConfigError(
      "The embedded chain is for development mode. Give the URL of a network's node with --chain.",
    );
  }
  if (once && !development)
    throw new ConfigError("--once loads a portfolio, which only development mode does.");
}
