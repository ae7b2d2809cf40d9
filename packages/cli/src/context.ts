import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Client, createClient } from "@green-ledger/sdk";
import type { Command } from "commander";
import { UsageError } from "./usage-error.ts";

/** What every command works with. */
export interface Context {
  client: Client;
  json: boolean;
  quiet: boolean;
  /** Prints an answer: `data` as JSON, or `text` for people. */
  print(data: unknown, text: () => string): void;
}

export interface GlobalOptions {
  url: string;
  token?: string;
  apiKey?: string;
  role?: string;
  dataDir: string;
  json?: boolean;
  quiet?: boolean;
}

/** Everything outside the program, passed in. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean | undefined };
  now(): number;
}

/**
 * The context of a command.
 * @param role whose demonstration token is taken if none is named
 */
export function contextOf(command: Command, surroundings: Surroundings, role: string): Context {
  const options = command.optsWithGlobals<GlobalOptions>();
  return {
    client: createClient({ baseUrl: options.url, credentials: credentialsOf(options, role) }),
    json: options.json === true,
    quiet: options.quiet === true,
    print: printerOf(command, surroundings),
  };
}

/** Prints the answer of a command that needs no gateway. */
export function printerOf(command: Command, { stdout }: Surroundings): Context["print"] {
  const json = command.optsWithGlobals<GlobalOptions>().json === true;
  return (data, text) => void stdout.write(`${json ? JSON.stringify(data, jsonSafe, 2) : text()}\n`);
}

const jsonSafe = (_: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);

function credentialsOf(options: GlobalOptions, role: string) {
  if (options.token !== undefined) return { token: options.token };
  if (options.apiKey !== undefined) return { apiKey: options.apiKey };
  return { token: demonstrationToken(options.dataDir, options.role ?? role) };
}

/** A development node writes one token per role beside its data. */
function demonstrationToken(dataDir: string, role: string): string {
  const path = join(dataDir, "tokens.json");
  let tokens: Record<string, string>;
  try {
    tokens = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new UsageError(`No token: name one with --token or GREEN_LEDGER_TOKEN; ${path} holds none either.`);
  }
  const token = tokens[role];
  if (token === undefined)
    throw new UsageError(`No token for ${role}; there are ${Object.keys(tokens).join(", ")}.`);
  return token;
}
