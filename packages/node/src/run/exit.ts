import type { ProblemBody } from "@green-ledger/sdk";
import { ConfigError } from "../config/config-error.ts";

/** What whoever started the node learns from its end. */
export const EXIT = {
  done: 0,
  /** Starting again would fail again: a person must look. */
  failed: 1,
  usage: 2,
  /** Starting again may work: something outside was missing. */
  tryAgain: 75,
} as const;

/** Codes that stand for something that may pass. */
const PASSING: ReadonlySet<string> = new Set([
  "address_in_use",
  "chain_disk_full",
  "chain_listen_failed",
  "chain_locked",
  "chain_unreachable",
  "data_dir_in_use",
  "deployment_timeout",
  "disk_full",
  "gateway_unreachable",
  "node_unreachable",
  "store_locked",
  "EADDRINUSE",
  "ENOSPC",
]);

/** The exit code for what a start or a run ended with. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof ConfigError) return EXIT.usage;
  const problem = problemOf(error);
  if (problem !== undefined) return problem.retryable ? EXIT.tryAgain : EXIT.failed;
  const code = codeOf(error);
  return code !== undefined && PASSING.has(code) ? EXIT.tryAgain : EXIT.failed;
}

/** The failure in two parts for people: its code and its sentence. A fault of the program keeps its trace. */
export function failureText(error: unknown): string {
  const problem = problemOf(error);
  if (problem !== undefined) return `${problem.code}: ${problem.detail} ${problem.action}`;
  const code = codeOf(error);
  if (error instanceof Error)
    return code === undefined
      ? (error.stack ?? error.message)
      : `${code}: ${withoutCode(error.message, code)}`;
  return String(error);
}

/** Errors of the system begin with their code already. */
function withoutCode(message: string, code: string): string {
  return message.startsWith(`${code}: `) ? message.slice(code.length + 2) : message;
}

/** What the gateway answered, where that is what failed. */
function problemOf(error: unknown): ProblemBody | undefined {
  return error instanceof Error && error.name === "ApiError" && "problem" in error
    ? (error.problem as ProblemBody)
    : undefined;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
