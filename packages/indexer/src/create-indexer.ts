import type { Checkpoint, Clock, Log, Tables } from "@green-ledger/domain";
import { IndexError, type LedgerContract, ROW } from "@green-ledger/domain/projection";
import { type Projection, type ProjectionWriter, StoreError } from "@green-ledger/store/projection";
import { applyMessages, type Commit } from "./apply-messages.ts";
import { compareIdentity, readIdentity, requireCode } from "./chain/check-identity.ts";
import type { Header } from "./chain/raw.ts";
import type { Rpc } from "./chain/rpc.ts";
import { type ContractAddresses, LEDGER_CONTRACTS, lowerCase } from "./contracts.ts";
import { createBackoff } from "./follow/backoff.ts";
import { createBell } from "./follow/bell.ts";
import { type FollowDeps, type Follower, followChain } from "./follow/follow-chain.ts";
import { createPace } from "./follow/pace.ts";
import { createListeners } from "./listeners.ts";
import { createStatusBoard, type IndexerStatus } from "./status.ts";
import { createWindowDeps } from "./window-deps.ts";

export interface IndexerOptions {
  rpc: Rpc;
  contracts: ContractAddresses;
  /** First block to read: no contract has an event before it. */
  startBlock: number;
  projection: Projection;
  /** How many blocks back the chain may fork; 0 where every block is final. At most 1000. */
  finalityDepth: number;
  log: Log;
  clock: Clock;
  /** How often the node is asked for its newest block. @default 1000 */
  pollMs?: number | undefined;
  /** Spreads retries: 0 up to 1. @default Math.random */
  random?: (() => number) | undefined;
  /** Stops it: what is being written is finished first. */
  signal: AbortSignal;
}

/** Brings what the contracts say into the store. */
export interface Indexer {
  /**
   * Follows the chain until the signal.
   * @throws IndexError or StoreError if it cannot go on; nothing is half written, and `status` keeps saying why
   */
  run(): Promise<void>;
  /**
   * Reads up to the node's newest block and stops there.
   * @returns undefined if the signal came first, or the chain is shorter than the first block
   * @throws as `run`
   */
  catchUp(): Promise<Checkpoint | undefined>;
  /** Says that there may be a new block, so that nobody waits for the next poll. */
  nudge(): void;
  status(): IndexerStatus;
  /** Calls back after each block, before the next is taken. @returns how to stop that */
  onCommitted(listener: (commit: Commit) => void): () => void;
  /** Calls back when the chain forked and the index went back: what was heard of later blocks no longer holds. */
  onReverted(listener: (checkpoint: Checkpoint | undefined) => void): () => void;
}

const DEEPEST_FINALITY = 1000;

/** @throws RangeError if `finalityDepth` or `startBlock` is out of range */
export function createIndexer(options: IndexerOptions): Indexer {
  const { rpc, startBlock, projection, finalityDepth, log, clock, signal } = options;
  requireWithin("finalityDepth", finalityDepth, DEEPEST_FINALITY);
  requireWithin("startBlock", startBlock, 0xffffffff);
  const { writer } = projection;
  const contracts = lowerCase(options.contracts);
  const status = createStatusBoard(clock);
  const bell = createBell();
  const committed = createListeners<Commit>(log);
  const reverted = createListeners<Checkpoint | undefined>(log);
  let running = false;

  async function requireSameChain(head: Header, stop: AbortSignal): Promise<void> {
    const found = await readIdentity(rpc, { contracts, startBlock }, stop);
    const indexed = writer.identity();
    if (indexed !== undefined) compareIdentity(indexed, found);
    if (head.number >= startBlock) await requireCode(rpc, contracts, stop);
    if (indexed === undefined) await writer.bind(found);
  }

  const follow: FollowDeps = {
    ...createWindowDeps(rpc, contracts),
    follower: followerOf(writer),
    startBlock,
    finalityDepth,
    status,
    pace: createPace(),
    backoff: createBackoff(options.random ?? Math.random),
    bell,
    pollMs: options.pollMs ?? 1000,
    log,
    requireSameChain,
  };

  async function work(once: boolean): Promise<void> {
    if (running) throw new TypeError("the indexer runs already");
    running = true;
    status.enter("starting");
    try {
      await applyMessages(followChain(follow, { once, signal }), {
        writer,
        onCommitted: committed.tell,
        onReverted: reverted.tell,
      });
      if (signal.aborted) status.enter("stopped");
    } catch (error) {
      const { code, message } = describe(error);
      status.trouble("failed", code, message);
      log.error({ code }, message);
      throw error;
    } finally {
      running = false;
    }
  }

  return {
    run: () => work(false),
    async catchUp() {
      await work(true);
      return signal.aborted ? undefined : writer.checkpoint();
    },
    nudge: bell.ring,
    status: () => status.read(writer.checkpoint()),
    onCommitted: committed.add,
    onReverted: reverted.add,
  };
}

function followerOf(writer: ProjectionWriter): Follower {
  return {
    checkpoint: writer.checkpoint,
    blockHash: writer.blockHash,
    finalized: writer.finalized,
    sequences() {
      const rows = writer.read(LEDGER_CONTRACTS.map(ROW.sequence));
      const known = rows.flatMap((row) => (row === undefined ? [] : [row as Tables["sequence"]]));
      return new Map(known.map(({ contract, lastSeq }) => [contract as LedgerContract, lastSeq]));
    },
  };
}

function describe(error: unknown): { code: string; message: string } {
  if (error instanceof IndexError || error instanceof StoreError) return error;
  return {
    code: "internal_error",
    message: `The indexer failed: ${String(error)}. Report it, and start again.`,
  };
}

function requireWithin(name: string, value: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= 0 && value <= most) return;
  throw new RangeError(`${name} is ${value}; give a whole number from 0 to ${most}`);
}
