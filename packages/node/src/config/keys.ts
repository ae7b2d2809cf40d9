import { z } from "zod";

/** One setting: `--kebab-case` on the command line, `GREEN_LEDGER_UPPER_CASE` in the environment. */
export interface ConfigKey<T = unknown> {
  /** What a value looks like, for people. */
  type: string;
  /** Reads a value of the file, or a text of flag or environment. */
  schema: z.ZodType<T>;
  /** As text; what holds if nobody says otherwise. */
  default: string;
  description: string;
  /** Only `--name` and `--no-name`; in file and environment true or false. */
  isSwitch?: true;
  /** May be given on the command line only. */
  flagOnly?: true;
}

/** A schema whose only complaint is what it wants. */
const wanting = <T>(wanted: string, schema: z.ZodType<T>): z.ZodType<T> =>
  z.unknown().transform((value, context) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: wanted });
    return z.NEVER;
  });

const whole = (least: number, most: number) =>
  wanting(
    `a whole number from ${least} to ${most}`,
    z
      .union([z.number(), z.string().regex(/^\d{1,15}$/)])
      .transform(Number)
      .pipe(z.int().min(least).max(most)),
  );
const flag = wanting(
  "true or false",
  z
    .union([z.boolean(), z.literal(["true", "false"])])
    .transform((value) => value === true || value === "true"),
);
const line = z.string().regex(/^\P{Cc}+$/u);
const path = wanting("a path", line);
const text = wanting("a text", line);
const address = z.custom<`0x${string}`>(
  (value) => typeof value === "string" && /^0x[0-9a-f]{40}$/.test(value),
);
const url = z.url({ protocol: /^https?$/ });
const httpUrl = wanting("an http or https URL", url);
const chain = wanting("embedded, or an http or https URL", z.union([z.literal("embedded"), url]));
const addresses = wanting(
  "addresses with commas between",
  line.transform((text) => text.toLowerCase().split(",")).pipe(z.array(address)),
);
const choice = <const T extends string>(values: readonly T[]) =>
  wanting(`one of ${values.join(", ")}`, z.literal([...values]));
/** The empty text stands for nothing. */
const optional = <T>(schema: z.ZodType<T>): z.ZodType<T | undefined> =>
  z.unknown().transform((value, context) => {
    if (value === "") return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const { message } of parsed.error.issues) context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

/** Every setting there is. `docs/config.md` and `--help` are made from this table. */
export const CONFIG_KEYS = {
  dataDir: {
    type: "folder",
    schema: path,
    default: "data",
    description: "Where everything is kept: chain, index, operations, keys.",
  },
  host: {
    type: "name or address",
    schema: text,
    default: "127.0.0.1",
    description: "Where the gateway listens. Development mode allows only this machine.",
  },
  port: {
    type: "0 to 65535",
    schema: whole(0, 65_535),
    default: "8080",
    description: "Port of the gateway; 0 takes any free one.",
  },
  chain: {
    type: "embedded, or a URL",
    schema: chain,
    default: "embedded",
    description: "The chain in this process, or the JSON-RPC address of a node of a network.",
  },
  chainId: {
    type: "whole number",
    schema: whole(1, Number.MAX_SAFE_INTEGER),
    default: "88001",
    description: "Id of the chain. Another one is refused.",
  },
  chainPort: {
    type: "0 to 65535",
    schema: whole(0, 65_535),
    default: "0",
    description: "JSON-RPC port of the embedded chain, on this machine only; 0 takes any free one.",
  },
  finalityDepth: {
    type: "0 to 1000",
    schema: whole(0, 1000),
    default: "0",
    description: "How many blocks back the chain may fork. 0: every block is final, as on QBFT.",
  },
  verifyChain: {
    type: "true or false",
    schema: flag,
    default: "false",
    description:
      "Believes the chain's node nothing: headers and receipts are computed again, block by block.",
    isSwitch: true,
  },
  validators: {
    type: "addresses with commas between",
    schema: optional(addresses),
    default: "",
    description:
      "Who validated a QBFT network at genesis. The seals of every block are then checked too; see `--verify-chain`.",
  },
  pollMs: {
    type: "milliseconds",
    schema: whole(5, 60_000),
    default: "1000",
    description: "How often a remote node is asked for news. The embedded chain says it by itself.",
  },
  deployment: {
    type: "file",
    schema: optional(path),
    default: "",
    description:
      "Manifest of the contracts on a network. Without, the data folder's, or a new deployment (development).",
  },
  development: {
    type: "true or false",
    schema: flag,
    default: "true",
    description: "Makes keys, members and tokens for each role. Never with real money.",
    isSwitch: true,
  },
  portfolio: {
    type: "folder, or off",
    schema: path,
    default: "examples/portfolio",
    description: "Portfolio that is loaded at a start in development mode; `--no-portfolio` leaves it out.",
  },
  once: {
    type: "true or false",
    schema: flag,
    default: "false",
    description: "Loads the portfolio, prints a summary as JSON on stdout, and ends.",
    isSwitch: true,
    flagOnly: true,
  },
  principals: {
    type: "file",
    schema: optional(path),
    default: "",
    description: "Who may use the gateway, outside development mode; read again when it changes.",
  },
  tokenIssuer: {
    type: "URL",
    schema: optional(text),
    default: "",
    description: "`iss` of the identity provider's tokens.",
  },
  tokenAudience: {
    type: "text",
    schema: text,
    default: "green-ledger-gateway",
    description: "`aud` that tokens must have.",
  },
  tokenKeys: {
    type: "URL",
    schema: optional(httpUrl),
    default: "",
    description: "Where the identity provider publishes its keys (JWKS).",
  },
  keystore: {
    type: "folder",
    schema: optional(path),
    default: "",
    description: "Key files with which the gateway signs. Without, `keystore` in the data folder.",
  },
  keystorePassword: {
    type: "file",
    schema: optional(path),
    default: "",
    description: "File with the password of the keystore. Without, the one in the data folder.",
  },
  requestsPerMinute: {
    type: "whole number",
    schema: whole(1, 10_000_000),
    default: "6000",
    description: "Requests a minute of one principal.",
  },
  requestsPerMinutePerAddress: {
    type: "whole number",
    schema: whole(1, 10_000_000),
    default: "60000",
    description: "Requests a minute of one address, whoever asks.",
  },
  trustedProxies: {
    type: "0 to 10",
    schema: whole(0, 10),
    default: "0",
    description: "Proxies in front of the gateway whose X-Forwarded-For is believed.",
  },
  window: {
    type: "1 to 256",
    schema: whole(1, 256),
    default: "32",
    description: "Transactions of one key that may be on their way at once.",
  },
  gasPrice: {
    type: "wei",
    schema: whole(0, Number.MAX_SAFE_INTEGER),
    default: "0",
    description: "What is offered for gas.",
  },
  shutdownSeconds: {
    type: "1 to 600",
    schema: whole(1, 600),
    default: "10",
    description: "How long an orderly end waits for requests and transactions that are on their way.",
  },
  logLevel: {
    type: "debug, info, warn, error, or auto",
    schema: choice(["debug", "info", "warn", "error", "auto"]),
    default: "auto",
    description:
      "Least weight of a line in the log, which goes to stderr. auto: warn in development mode, else info.",
  },
  logFormat: {
    type: "json, text, or auto",
    schema: choice(["json", "text", "auto"]),
    default: "auto",
    description: "auto: text in development mode, else JSON.",
  },
} as const satisfies Record<string, ConfigKey>;

export type ConfigName = keyof typeof CONFIG_KEYS;

/** Every setting with its value. */
export type Settings = { [N in ConfigName]: z.output<(typeof CONFIG_KEYS)[N]["schema"]> };

export const CONFIG_FILE = "green-ledger.config.json";

/** `dataDir` → `data-dir`. */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `dataDir` → `GREEN_LEDGER_DATA_DIR`. */
export function variableOf(name: string): string {
  return `GREEN_LEDGER_${flagOf(name).replaceAll("-", "_").toUpperCase()}`;
}
