import type { OperationError } from "@green-ledger/domain";
import type { CallOutcome } from "../outcome/read-logs.ts";

/** Where one call of an operation is. */
export type CallState =
  /** No transaction carries it yet. */
  | { kind: "waiting" }
  /** A transaction carries it. */
  | { kind: "sent" }
  | { kind: "done"; outcome: CallOutcome }
  | { kind: "failed"; error: OperationError }
  /** It was too large; its parts are calls of their own. */
  | { kind: "split" }
  /** Not carried out, because an earlier call of the operation failed. */
  | { kind: "left_out" };

/** What an operation has come to, once nothing of it is on its way. */
export type Verdict =
  | { kind: "mined"; outcome: CallOutcome }
  | { kind: "failed"; error: OperationError; outcome: CallOutcome | null };

/**
 * Judges an operation by its calls, in the order in which they were asked for.
 * @returns undefined while a call is waiting or on its way
 */
export function judge(calls: Iterable<CallState>): Verdict | undefined {
  const outcome: CallOutcome = { recorded: 0, items: [] };
  let done = 0;
  let error: OperationError | undefined;
  for (const call of calls) {
    switch (call.kind) {
      case "waiting":
      case "sent":
        return undefined;
      case "done":
        done += 1;
        outcome.recorded += call.outcome.recorded;
        outcome.items.push(...call.outcome.items);
        break;
      case "failed":
        error ??= call.error;
        break;
      case "split":
      case "left_out":
        break;
    }
  }
  if (error === undefined) return { kind: "mined", outcome };
  return { kind: "failed", error, outcome: done === 0 ? null : outcome };
}
