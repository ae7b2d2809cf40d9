import type { Operation, OperationError } from "@green-ledger/domain";

export type Status = Operation["status"];

/** What happens to an operation. */
export type Step =
  /** It stands in the lane of its key. */
  | { kind: "queued" }
  /** Calls of it are signed, and on disk. */
  | { kind: "signed"; transactions: readonly { hash: `0x${string}`; nonce: number }[] }
  /** A node has one of its transactions. */
  | { kind: "submitted" }
  /** A transaction is in a block. */
  | { kind: "included"; hash: `0x${string}`; block: number; blockHash: `0x${string}`; succeeded: boolean }
  /** A transaction that was in a block is in none any more: the chain has another branch. */
  | { kind: "dropped"; hash: `0x${string}` }
  /** All calls are carried out. */
  | { kind: "mined"; outcome: NonNullable<Operation["outcome"]> }
  /** A call was undone or can never be carried out, and nothing of the operation is on its way any more. */
  | { kind: "failed"; error: OperationError; outcome: Operation["outcome"] };

/**
 * The status after each step, by the status before it. What is not here cannot happen.
 *
 * 1. The way forward: received → queued → signed → submitted → mined.
 * 2. A bulk request is signed and submitted piece by piece, so `signed` and `submitted` may follow themselves and
 *    each other; the status says how far the first piece is.
 * 3. A receipt may be seen before the answer to the sending, so `signed` may become `mined` or `failed` directly.
 * 4. A branch of the chain that disappears takes back what was decided: `mined` and `failed` become `submitted`.
 *    On a chain without forks they are the end.
 */
export const TRANSITIONS: Readonly<Record<Status, Partial<Readonly<Record<Step["kind"], Status>>>>> = {
  received: { queued: "queued" },
  queued: { signed: "signed" },
  signed: {
    signed: "signed",
    submitted: "submitted",
    included: "signed",
    dropped: "signed",
    mined: "mined",
    failed: "failed",
  },
  submitted: {
    signed: "submitted",
    submitted: "submitted",
    included: "submitted",
    dropped: "submitted",
    mined: "mined",
    failed: "failed",
  },
  mined: { dropped: "submitted" },
  failed: { dropped: "submitted" },
};

/**
 * The operation after a step. Pure.
 * @param at RFC 3339 in UTC
 * @throws TypeError for a step that cannot follow its status
 */
export function advance(operation: Operation, step: Step, at: string): Operation {
  const status = TRANSITIONS[operation.status][step.kind];
  if (status === undefined)
    throw new TypeError(`${operation.id} is ${operation.status} and cannot be ${step.kind}`);
  const next = { ...operation, ...changes(operation, step), status };
  if (status === operation.status) return next;
  return { ...next, history: [...operation.history, { status, at, reason: reasonOf(step) }] };
}

function changes(operation: Operation, step: Step): Partial<Operation> {
  switch (step.kind) {
    case "queued":
    case "submitted":
      return {};
    case "signed": {
      const added = step.transactions.map(({ hash, nonce }) => ({ hash, nonce, included: null }));
      return { transactions: [...operation.transactions, ...added] };
    }
    case "included": {
      const { hash, block, blockHash, succeeded } = step;
      return { transactions: withInclusion(operation, hash, { block, blockHash, succeeded }) };
    }
    case "dropped":
      return { transactions: withInclusion(operation, step.hash, null), outcome: null, error: null };
    case "mined":
      return { outcome: step.outcome, error: null };
    case "failed":
      return { outcome: step.outcome, error: step.error };
  }
}

function withInclusion(
  { transactions }: Operation,
  hash: string,
  included: Operation["transactions"][number]["included"],
): Operation["transactions"] {
  return transactions.map((transaction) =>
    transaction.hash === hash ? { ...transaction, included } : transaction,
  );
}

function reasonOf(step: Step): string | null {
  switch (step.kind) {
    case "failed":
      return step.error.code;
    case "dropped":
      return "chain_reorganised";
    default:
      return null;
  }
}
