import { ERRORS, type ErrorEntry, FIELD_FAULTS, REASON_TEXTS } from "@green-ledger/api";
import type { Generator } from "./index.ts";

/** The page of all codes, with what each means and what to do. */
export const errorCodes: Generator = {
  name: "error codes",
  render: async () => [{ path: "docs/errors.md", content: errorsPage() }],
};

export function errorsPage(): string {
  const errors = Object.entries<ErrorEntry>(ERRORS).map(([code, { status, retryable, en, zh, action }]) => [
    `\`${code}\``,
    String(status),
    retryable ? "yes" : "no",
    en,
    zh,
    action,
  ]);
  const faults = Object.entries(FIELD_FAULTS).map(([code, text]) => [`\`${code}\``, text]);
  const reasons = Object.entries(REASON_TEXTS)
    .filter(([code]) => code !== "none")
    .map(([code, { en, zh, action }]) => [`\`${code}\``, en, zh, action]);
  return [
    "# Errors and reasons",
    "Generated from `packages/api/src/errors.ts` and `packages/api/src/reason-texts.ts`. A code is never reused or renamed; texts may be improved.",
    "## What the gateway answers",
    "Failures are problem documents (RFC 9457, `application/problem+json`) with `code`, `title`, `detail`, `action`, `retryable` and `request_id`. Where several things are wrong with a request, `errors` lists the first 100 of them, each with its place and its own code; `code` is that of the first.",
    table(["code", "status", "retryable", "meaning", "含义", "what to do"], errors),
    "Codes in `errors` of a `bad_request`:",
    table(["code", "meaning"], faults),
    "## Why a receipt or payment was refused or marked",
    "Reasons come from the contract, one for each item, in the outcome of an operation, in a dry run and in `GET /v1/refusals`.",
    table(["reason", "meaning", "含义", "what to do"], reasons),
    "## Why an operation failed",
    "`error.code` of a failed operation is the contract's error in snake case, with its arguments in `args`, or a code of the sender. Nothing of a failed transaction was recorded.",
    "",
  ].join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

function escaped(cell: string): string {
  return cell.replaceAll("|", "\\|");
}
