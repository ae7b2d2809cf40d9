import type { Address, Bytes32 } from "../hex.ts";
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
  return { contract, name, args, seq, actor, subject: subjectOf(event), place };
}

/** Events that are about no id: lots are read with their entry, a threshold is a currency's, a network key has a number. */
const WITHOUT_SUBJECT: ReadonlySet<string> = new Set([
  "LotCreated",
  "LotSpent",
  "LotMoved",
  "EntrustedThresholdSet",
  "KeyOpened",
]);

/** What an event is about: the first id among its indexed arguments, which every contract puts first. */
function subjectOf({ name, args }: LedgerEvent): Bytes32 | null {
  if (WITHOUT_SUBJECT.has(name)) return null;
  const id = Object.values(args).find(isBytes32);
  return id ?? null;
}

function isBytes32(value: unknown): value is Bytes32 {
  return typeof value === "string" && value.length === 66;
}

function printable(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return value.map(printable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, content]) => [field, printable(content)]));
}
