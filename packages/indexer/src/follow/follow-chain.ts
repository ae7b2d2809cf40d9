import type { Bytes32, Log } from "@green-ledger/domain";
import { IndexError } from "@green-ledger/domain/projection";
import { badReply, type Header } from "../chain/raw.ts";
import { readHead } from "../chain/read-headers.ts";
import type { Sequences } from "../chain/read-sequences.ts";
import type { StatusBoard } from "../status.ts";
import type { Backoff } from "./backoff.ts";
import type { Bell } from "./bell.ts";
import { checkSequences } from "./check-sequences.ts";
import { findAncestor } from "./find-ancestor.ts";
import type { Message } from "./messages.ts";
import type { Pace } from "./pace.ts";
import { readAhead } from "./read-ahead.ts";
import { readWindow, type Window, type WindowDeps } from "./read-window.ts";
import { type Local, reconcile } from "./reconcile.ts";

/** The index as the chain's side sees it. It has taken in every message before it asks for the next. */
export interface Follower {
  checkpoint(): { block: number; hash: Bytes32 } | undefined;
  blockHash(block: number): Bytes32 | undefined;
  /** Last block that cannot be reverted. */
  finalized(): number;
  /** Newest event number of each contract. */
  sequences(): Sequences;
}

export interface FollowDeps extends WindowDeps {
  follower: Follower;
  startBlock: number;
  finalityDepth: number;
  status: StatusBoard;
  pace: Pace;
  backoff: Backoff;
  bell: Bell;
  pollMs: number;
  log: Log;
  /** Checks that the node's chain is the one that was indexed, and remembers which it is at the first time. */
  requireSameChain(head: Header, signal: AbortSignal): Promise<void>;
}

const WINDOWS_AT_ONCE = 2;

/**
 * Messages that bring the index to the node's newest block and keep it there, until the signal. Backfill and live
 * blocks take the same way.
 * @param once ends when the node's newest block is reached
 * @throws IndexError that asking again cannot mend
 */
export async function* followChain(
  deps: FollowDeps,
  { once, signal }: { once: boolean; signal: AbortSignal },
): AsyncGenerator<Message> {
  const { backoff, bell, pollMs, status } = deps;
  let sameChain = false;
  while (!signal.aborted) {
    let wait = pollMs;
    try {
      const head = await readHead(deps.rpc, signal);
      status.sawHead(head.number);
      if (!sameChain) await deps.requireSameChain(head, signal);
      sameChain = true;
      yield* advance(deps, head, signal);
      status.enter("live");
      backoff.reset();
      if (once) return;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof IndexError && error.passing)) throw error;
      report(deps, error);
      deps.pace.failed();
      wait = backoff.next();
    }
    await bell.sleep(wait, signal);
  }
}

async function* advance(deps: FollowDeps, head: Header, signal: AbortSignal): AsyncGenerator<Message> {
  const local = localOf(deps);
  const step = reconcile(local, head);
  switch (step.case) {
    case "duplicate":
      refuseOlderHead(local.checkpoint?.block, head);
      return;
    case "fork":
      yield* changeBranch(deps, head, signal);
      return;
    case "gap":
    case "append":
      yield* readBlocks(deps, head, signal);
      return;
    default:
      never(step);
  }
}

async function* readBlocks(deps: FollowDeps, head: Header, signal: AbortSignal): AsyncGenerator<Message> {
  const { follower, startBlock, finalityDepth, pace, status, backoff } = deps;
  let next = (follower.checkpoint()?.block ?? startBlock - 1) + 1;
  if (head.number > next) status.enter("catching_up");

  function nextJob(): (() => Promise<Window>) | undefined {
    const from = next;
    const to = Math.min(head.number, from + pace.blocks() - 1);
    if (from > to) return undefined;
    next = to + 1;
    return () => readWindow(deps, { from, to, head }, signal);
  }

  let finalized = false;
  let sequences = follower.sequences();
  for await (const window of readAhead(nextJob, WINDOWS_AT_ONCE)) {
    if (isOnAnotherBranch(deps, window)) {
      yield* changeBranch(deps, head, signal);
      return;
    }
    sequences = checkSequences(sequences, window);
    pace.succeeded(window.logs);
    // Only now it is known that the committed blocks are on the branch of the head.
    if (!finalized) yield { type: "finalize", block: head.number - finalityDepth };
    finalized = true;
    for (const bundle of window.bundles) {
      if (signal.aborted) return;
      yield { type: "block", bundle };
      backoff.reset();
    }
  }
}

/** Goes back to where the branches part, then forth on that of the head. */
async function* changeBranch(deps: FollowDeps, head: Header, signal: AbortSignal): AsyncGenerator<Message> {
  yield { type: "reorg", toBlock: await commonAncestor(deps, head, signal) };
  yield* readBlocks(deps, head, signal);
}

/** Whether the chain forked before the blocks of the window. @throws IndexError `node_reply_invalid` */
function isOnAnotherBranch(deps: FollowDeps, { first }: Window): boolean {
  const step = reconcile(localOf(deps), first);
  if (step.case === "append" || step.case === "fork") return step.case === "fork";
  throw badReply(`block ${first.number}, which is not next`, { hash: first.hash });
}

function localOf({ follower, startBlock }: FollowDeps): Local {
  return {
    checkpoint: follower.checkpoint(),
    startBlock,
    hashOf: (block: number) => follower.blockHash(block),
  };
}

/**
 * Where to go back to.
 * @throws IndexError `fork_on_final_chain`, `deep_reorg`, `chain_mismatch`; `node_reply_invalid` if there is no fork
 */
async function commonAncestor(deps: FollowDeps, head: Header, signal: AbortSignal): Promise<number> {
  const { follower, startBlock, log } = deps;
  await deps.requireSameChain(head, signal);
  const checkpoint = follower.checkpoint()?.block ?? startBlock - 1;
  const finalized = follower.finalized();
  const search = {
    from: Math.min(checkpoint, head.number),
    floor: Math.max(startBlock, Math.min(checkpoint, finalized)),
    hashOf: (block: number) => follower.blockHash(block),
  };
  const ancestor = await findAncestor(deps.rpc, search, signal);
  if (ancestor === checkpoint) throw badReply(`a fork after block ${checkpoint}, and none when asked again`);
  if (ancestor < search.floor && finalized >= startBlock) {
    // The last word about a final block is not taken from one reply.
    const confirmed = (await findAncestor(deps.rpc, search, signal)) < search.floor;
    throw confirmed ? beyondUndo(deps, checkpoint, head) : badReply("a fork that is gone when asked again");
  }
  log.warn({ from: checkpoint, to: ancestor, head: head.number }, "the chain forked");
  return ancestor;
}

function beyondUndo({ finalityDepth, follower }: FollowDeps, checkpoint: number, head: Header): IndexError {
  const details = { checkpoint, finalized: follower.finalized(), head: head.number, hash: head.hash };
  if (finalityDepth === 0) {
    const message = `The chain forked at or before block ${checkpoint}, though its blocks are final. Nothing was changed. Find out which validators signed twice; then run rebuild.`;
    return new IndexError("fork_on_final_chain", message, details);
  }
  const message = `The chain forked more than ${finalityDepth} blocks back, further than can be undone. Nothing was changed. Run rebuild.`;
  return new IndexError("deep_reorg", message, details);
}

/** @throws IndexError `head_went_back` */
function refuseOlderHead(checkpoint: number | undefined, head: Header): void {
  if (checkpoint === undefined || head.number >= checkpoint) return;
  throw new IndexError(
    "head_went_back",
    `The node's newest block is ${head.number}, but block ${checkpoint} is indexed. It was restored or lags; the index waits for it. Nothing was changed.`,
    { head: head.number, checkpoint },
  );
}

function report({ status, log }: FollowDeps, error: IndexError): void {
  const fields = { code: error.code, ...error.details };
  switch (status.trouble("retrying", error.code, error.message)) {
    case "new":
      log.warn(fields, error.message);
      break;
    case "lasting":
      log.error(fields, error.message);
      break;
    case "known":
      log.debug(fields, error.message);
  }
}

function never(value: never): never {
  throw new TypeError(`not a step: ${JSON.stringify(value)}`);
}
