import type { Address } from "../hex.ts";
import type { EventRow } from "../rows.ts";
import type { LedgerEvent } from "./ledger-event.ts";
import { count } from "./on-chain.ts";

/** An event as it was emitted. Wide integers become decimal text, so that every reader of JSON can hold them. */
export function eventRow(event: LedgerEvent): EventRow {
  const { contract, name, place } = event;
  const args: Record<string, unknown> = {};
  let actor: Address | null = null;
  let seq = 0;
  const given: Readonly<Record<string, unknown>> = event.args;
  for (const field in given) {
    const value = given[field];
    if (field === "seq") seq = count(value as bigint);
    else if (field === "actor") actor = value as Address;
    else args[field] = printable(value);
  }
  return { contract, name, args, seq, actor, place };
}

function printable(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return value.map(printable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, content]) => [field, printable(content)]));
}
