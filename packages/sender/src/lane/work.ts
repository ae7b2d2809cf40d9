import type { Operation, OperationError, OperationTransaction } from "@green-ledger/domain";
import type { CalledContract } from "../encode/contracts.ts";
import { advance, type Step } from "../machine/advance.ts";
import { type CallState, judge } from "../machine/calls.ts";

/** One call of an operation, and where it is. */
export interface Call {
  index: number;
  contract: CalledContract;
  gas: number;
  /** The call of which it is a part. */
  splitFrom: number | null;
  /** It was cut into parts. */
  hasParts: boolean;
  state: CallState;
}

/** An operation in memory, while it may still change. */
export interface Work {
  operation: Operation;
  /** In the order in which they were asked for; parts of a call at the end. */
  calls: Call[];
}

/** Takes a step with an operation. @param at RFC 3339 in UTC */
export function take(work: Work, step: Step, at: string): void {
  work.operation = advance(work.operation, step, at);
}

/** Notes that a transaction is in a block. Another block than before means that the chain has another branch. */
export function noteInclusion(
  work: Work,
  hash: OperationTransaction["hash"],
  included: NonNullable<OperationTransaction["included"]>,
  at: string,
): void {
  const known = work.operation.transactions.find((transaction) => transaction.hash === hash)?.included;
  if (known?.blockHash === included.blockHash) return;
  if (known) take(work, { kind: "dropped", hash }, at);
  take(work, { kind: "included", hash, ...included }, at);
}

/** Notes that a transaction which was in a block is in none. @returns whether it was in one */
export function forgetInclusion(work: Work, hash: OperationTransaction["hash"], at: string): boolean {
  const known = work.operation.transactions.find((transaction) => transaction.hash === hash)?.included;
  if (!known) return false;
  take(work, { kind: "dropped", hash }, at);
  return true;
}

/** Fails a call, and leaves out what the operation had not sent yet. @returns the calls left out */
export function failCall(work: Work, call: Call, error: OperationError): Call[] {
  call.state = { kind: "failed", error };
  const left = work.calls.filter(({ state }) => state.kind === "waiting");
  for (const other of left) other.state = { kind: "left_out" };
  return left;
}

/** Judges an operation if nothing of it is on its way any more. @returns whether it is decided */
export function decide(work: Work, at: string): boolean {
  const verdict = judge(work.calls.map(({ state }) => state));
  if (verdict === undefined) return false;
  // The same verdict as before a restart needs no step.
  if (work.operation.status !== verdict.kind) take(work, verdict, at);
  return true;
}
