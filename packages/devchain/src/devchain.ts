import type { Block } from "./block.ts";
import { createChainClock } from "./chain-clock.ts";
import { type Engine, engineOver, parseReply } from "./engine.ts";
import { DevchainError, messageOf } from "./errors.ts";
import { createForks, type SnapshotId } from "./forks.ts";
import { createGate } from "./gate.ts";
import { createHealth, type Health } from "./health.ts";
import type { Hex } from "./hex.ts";
import { type OpenAppendFile, openAppendFile } from "./journal/append-file.ts";
import { createLane } from "./lane.ts";
import { lockDataDir } from "./lock.ts";
import { createBlockCommitter } from "./mining/commit-block.ts";
import { createMiner } from "./mining/miner.ts";
import { createPool } from "./mining/pool.ts";
import { type OpenedChain, openChain, type RestoredChain } from "./open-chain.ts";
import { type DevchainOptions, type ResolvedOptions, resolveOptions } from "./options.ts";
import { createAnswerBody } from "./rpc/answer-body.ts";
import { createDispatch } from "./rpc/dispatch.ts";
import { startHttpServer } from "./rpc/http-server.ts";
import { startWebSocketServer } from "./rpc/websocket-server.ts";
import { createTimeTravel } from "./time-travel.ts";

/** An embedded chain that serves JSON-RPC on this machine and keeps its blocks on disk. */
export type Devchain = {
  readonly url: string;
  readonly wsUrl: string;
  readonly chainId: number;
  readonly genesisHash: Hex;
  readonly restored: RestoredChain;
  /** A JSON-RPC call without the network. @throws RpcError */
  request(method: string, params?: readonly unknown[]): Promise<unknown>;
  /** Calls back after each block, when it is on disk. @returns how to stop that */
  onBlock(listener: (block: Block) => void): () => void;
  /** Mines all that waits, and marks the last block. */
  snapshot(): Promise<SnapshotId>;
  /**
   * Goes back to a mark, also on disk; whoever reads the chain then sees a fork. A mark can be used once.
   * @throws DevchainError `chain_snapshot_unknown`
   */
  revertTo(id: SnapshotId): Promise<void>;
  /** Mines what waits, answers everybody, and lets go of the files, the port and the lock. */
  close(): Promise<void>;
};

/** What a test may put in the place of the disk. */
export type DevchainPorts = { readonly openFile?: OpenAppendFile };

/**
 * Opens the chain of a data folder, or begins a new one.
 * @throws DevchainError with any of its codes but `chain_closed` and `chain_snapshot_unknown`
 */
export async function createDevchain(
  options: DevchainOptions,
  { openFile = openAppendFile }: DevchainPorts = {},
): Promise<Devchain> {
  const resolved = resolveOptions(options);
  const lock = await lockDataDir(resolved.dataDir, resolved.log);
  try {
    const opened = await openChain(openFile, resolved);
    try {
      return await serve(opened, resolved, () => lock.release());
    } catch (error) {
      opened.journal.close();
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function serve(
  opened: OpenedChain,
  options: ResolvedOptions,
  release: () => Promise<void>,
): Promise<Devchain> {
  const { journal, identity } = opened;
  const { log } = options;
  const listeners = new Set<(block: Block) => void>();

  const health = createHealth(log);
  const engine = watch(opened.engine, health);
  const visibility = createGate();
  const lane = createLane();
  const clock = createChainClock(options.clock);
  const pool = createPool(
    { engine, health },
    { nonceGapMilliseconds: options.nonceGapMilliseconds, onChange: () => miner.wake() },
  );
  const committer = createBlockCommitter(
    {
      engine,
      pool,
      journal,
      health,
      visibility,
      validators: options.validators,
      nextTimestamp: clock.next,
      onCommitted: announce,
    },
    opened.head,
  );
  const miner = createMiner({ engine, pool, committer, health, lane });
  const forks = createForks({ engine, pool, journal, committer, miner, lane, visibility, health });
  health.onFailure((failure) => pool.refuseAll(failure));

  const dispatch = createDispatch({
    engine,
    pool,
    health,
    visibility,
    validators: options.validators,
    reverts: forks.reverts,
    timeTravel: options.allowTimeTravel ? createTimeTravel({ clock, committer, lane }) : undefined,
  });
  const answerBody = createAnswerBody(dispatch);
  const http = await startHttpServer({ answerBody, status }, options);
  const sockets = startWebSocketServer({ server: http.server, answerBody, dispatch, onBlock, log }, options);
  const address = `${options.host === "::1" ? "[::1]" : options.host}:${http.port}`;

  function announce(block: Block): void {
    for (const listener of listeners) {
      try {
        listener(block);
      } catch (error) {
        log(`a block listener failed: ${messageOf(error)}`);
      }
    }
  }

  function onBlock(listener: (block: Block) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  function status(): object {
    const failure = health.failure();
    return {
      name: "Green Ledger embedded chain",
      chainId: identity.chainId,
      genesisHash: identity.genesisHash,
      block: committer.head().number,
      state: failure === undefined ? "serving" : "stopped",
      ...(failure === undefined ? {} : { code: failure.code, message: failure.message }),
    };
  }

  async function finish(): Promise<void> {
    await pool.whilePaused(() =>
      lane.run(async () => {
        if (health.failure() === undefined) await miner.drain();
        health.fail(new DevchainError("chain_closed", "The chain is closed. Start it again."));
      }),
    );
  }

  async function close(): Promise<void> {
    try {
      await finish();
    } finally {
      await sockets.close();
      await http.close();
      journal.close();
      await release();
    }
  }

  let closing: Promise<void> | undefined;
  return {
    url: `http://${address}`,
    wsUrl: `ws://${address}`,
    chainId: identity.chainId,
    genesisHash: identity.genesisHash,
    restored: opened.restored,
    async request(method, params = []) {
      return parseReply(await dispatch(method, params));
    },
    onBlock,
    snapshot: forks.snapshot,
    revertTo: forks.revertTo,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** An EVM that broke is a chain that failed. */
function watch(engine: Engine, health: Health): Engine {
  return engineOver(async (body) => {
    try {
      return await engine.handle(body);
    } catch (error) {
      throw health.fail(error);
    }
  });
}
