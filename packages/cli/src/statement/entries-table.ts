import type { StatementEntryBody } from "@green-ledger/sdk";
import { money, short, table } from "../output.ts";

/** Entries of statements, with what the ledger knows of each. */
export function entriesTable(entries: readonly StatementEntryBody[]): string {
  return table(
    ["day", "entry", "way", "amount", "status", "counterparty", "reference", "in the ledger"],
    entries.map((entry) => [
      entry.day,
      entry.id,
      entry.direction,
      money(entry.amount),
      entry.status,
      entry.counterparty_name ?? entry.counterparty_account,
      entry.end_to_end_id ?? entry.uetr ?? entry.instruction_id ?? entry.references[0] ?? null,
      knownOf(entry),
    ]),
  );
}

function knownOf({
  status,
  movements,
  score,
  later,
  candidate_count,
  why,
  hints,
}: StatementEntryBody): string {
  if (status === "matched") {
    return `${movements.map(short).join(" ")} (${score}${later ? ", recorded later" : ""})`;
  }
  if (status === "ambiguous") return `one of ${candidate_count}`;
  return [why ?? "", ...hints.map(short)].join(" ");
}
