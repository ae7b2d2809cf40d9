import type { DevelopmentIssuer } from "@green-ledger/gateway";
import { jsonText, writePrivate } from "../data/private-file.ts";
import type { Actor } from "./development-principals.ts";

/** As long as the gateway takes tokens at all. */
const LIFETIME_SECONDS = 24 * 3600;

/** Tokens by subject, and by role for the first member that has it. */
export async function makeTokens(
  actors: readonly Actor[],
  issuer: DevelopmentIssuer,
): Promise<Record<string, string>> {
  const tokens: Record<string, string> = {};
  for (const { member, subject } of actors) {
    const token = await issuer.tokenFor(subject, LIFETIME_SECONDS);
    tokens[subject] = token;
    tokens[member.kind] ??= token;
  }
  return tokens;
}

/** Writes tokens to a file that only this user can read, and new ones long before they end. @returns how to stop */
export async function keepTokens(
  path: string,
  make: () => Promise<Record<string, string>>,
  onFailure: (error: unknown) => void,
): Promise<() => void> {
  const write = async () => writePrivate(path, jsonText(await make()));
  await write();
  const timer = setInterval(() => write().catch(onFailure), (LIFETIME_SECONDS * 1000) / 4);
  timer.unref();
  return () => clearInterval(timer);
}
