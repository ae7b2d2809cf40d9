import { ApiError, TransportError } from "@green-ledger/sdk";
import { StatementError } from "@green-ledger/statements";
import { CommanderError } from "commander";
import { EXIT } from "./exit-codes.ts";
import { ImportError } from "./import/import-error.ts";
import { OperationFailed } from "./operation-failed.ts";
import { UsageError } from "./usage-error.ts";
import { VerificationFailed } from "./verify/verification-failed.ts";

export interface Failure {
  exit: number;
  code: string;
  message: string;
  /** What to do; empty if the message says it. */
  action: string;
}

/** A failure in the words of a person. Never a stack trace. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ApiError) return ofProblem(error);
  if (error instanceof TransportError) {
    const action = "Start the node with `npm start`, or name another gateway with --url.";
    return { exit: EXIT.unreachable, code: error.code, message: error.message, action };
  }
  if (error instanceof ImportError) {
    const exit =
      error.code === "operation_failed" || error.code === "sums_differ" ? EXIT.refused : EXIT.usage;
    return { exit, code: error.code, message: error.message, action: "" };
  }
  if (error instanceof StatementError) return ofStatement(error);
  if (error instanceof OperationFailed) {
    return { exit: EXIT.refused, code: error.code, message: error.message, action: error.action };
  }
  if (error instanceof VerificationFailed) {
    const { exit, code, message, action } = error;
    return { exit, code, message, action };
  }
  if (error instanceof UsageError)
    return { exit: EXIT.usage, code: "usage", message: error.message, action: "" };
  if (error instanceof CommanderError) {
    return {
      exit: error.exitCode === 0 ? EXIT.done : EXIT.usage,
      code: "usage",
      message: error.message,
      action: "",
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    exit: EXIT.refused,
    code: "internal_error",
    message,
    action: "This is a fault of the program; please report it.",
  };
}

/** What a statement says wrongly is a fault that was found; what cannot be read is not even that. */
const STATEMENT_FAULTS: ReadonlySet<string> = new Set([
  "statement_unbalanced",
  "statement_duplicate",
  "summary_differs",
  "balances_contradict",
  "iban_checksum",
]);

function ofStatement({ code, message, action }: StatementError): Failure {
  return { exit: STATEMENT_FAULTS.has(code) ? EXIT.refused : EXIT.usage, code, message, action };
}

function ofProblem({ problem }: ApiError): Failure {
  const faults = (problem.errors ?? [])
    .filter(({ message }) => !problem.detail.includes(message))
    .slice(0, 10)
    .map(({ pointer, message }) => `  ${pointer || "/"}: ${message}`);
  return {
    exit:
      problem.status >= 500
        ? EXIT.unreachable
        : problem.status === 400 || problem.status === 422
          ? EXIT.usage
          : EXIT.refused,
    code: problem.code,
    message: [problem.detail, ...faults].join("\n"),
    action: problem.action,
  };
}
