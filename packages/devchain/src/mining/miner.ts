import { batchText, type Engine, parseReply } from "../engine.ts";
import type { Health } from "../health.ts";
import type { Hex } from "../hex.ts";
import { type Lane, nextTurn } from "../lane.ts";
import { RPC_CODES, RpcError } from "../rpc/rpc-error.ts";
import type { BlockCommitter } from "./commit-block.ts";
import { planNonces } from "./plan-nonces.ts";
import type { Pool, WaitingTransaction } from "./pool.ts";

/** Turns accepted transactions into blocks as soon as there are any. */
export type Miner = {
  /** Says that there may be something to do. */
  wake(): void;
  /** Mines all that can be mined and refuses the rest. Must be called in the lane, with the pool paused. */
  drain(): Promise<void>;
  /** Must be called when the chain went back. */
  forgetNonces(): void;
};

export type MinerDeps = {
  readonly engine: Engine;
  readonly pool: Pool;
  readonly committer: BlockCommitter;
  readonly health: Health;
  readonly lane: Lane;
};

/** More senders than this are asked for again, so that the map stays small. */
const REMEMBERED_SENDERS = 10_000;

export function createMiner({ engine, pool, committer, health, lane }: MinerDeps): Miner {
  /** The next nonce of each sender after the last block. Only blocks change it, and only the lane makes blocks. */
  const nonces = new Map<Hex, bigint>();
  let isAwake = false;

  async function learnNonces(): Promise<void> {
    if (nonces.size > REMEMBERED_SENDERS) nonces.clear();
    const unknown = [...new Set(pool.waiting().map(({ sender }) => sender))].filter(
      (sender) => !nonces.has(sender),
    );
    if (unknown.length === 0) return;
    const counts = parseReply(
      await engine.handle(
        batchText(unknown.map((sender) => ["eth_getTransactionCount", [sender, "latest"]])),
      ),
    ) as Hex[];
    for (const [index, sender] of unknown.entries()) nonces.set(sender, BigInt(counts[index] ?? 0));
  }

  /** Makes one block and keeps {@link nonces} right. @returns how many transactions are in it */
  async function mine(): Promise<number> {
    const { accepted } = await committer.commit();
    // A sender that is not known yet may be any of those in the map.
    if (accepted.includes(undefined)) nonces.clear();
    for (const transaction of accepted) {
      if (transaction !== undefined) nonces.set(transaction.sender, transaction.nonce + 1n);
    }
    return accepted.length;
  }

  /** @returns whether another round may find more */
  async function round(refuseGaps: boolean): Promise<boolean> {
    await learnNonces();
    const plan = planNonces(pool.waiting(), nonces);
    for (const { hash } of plan.replaced) pool.refuse(hash, replacedError());
    for (const { transaction, expected } of plan.gapped) {
      if (refuseGaps || pool.isGapExpired(transaction.hash))
        await drop(transaction, nonceTooHigh(transaction, expected));
      else pool.startGapTimer(transaction.hash);
    }
    if (plan.ready.length === 0) return false;

    try {
      const taken = await mine();
      // Each ready transaction fits into an empty block; if none was taken, the EVM no longer has them.
      if (taken === 0) for (const { hash } of plan.ready) pool.refuse(hash, replacedError());
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      await mineOneByOne();
    }
    return true;
  }

  /**
   * One transaction that can not be run (its coins went to an earlier one of the same block) keeps the EVM from
   * making any block. Each is put into a block of its own, and the one that can not be run is refused.
   */
  async function mineOneByOne(): Promise<void> {
    await pool.whilePaused(async () => {
      const all = pool.waiting().toSorted((a, b) => Number(a.nonce - b.nonce));
      for (const { hash } of all) await engine.call("hardhat_dropTransaction", [hash]);
      await learnNonces();
      for (const transaction of all) {
        try {
          await engine.call("eth_sendRawTransaction", [transaction.raw]);
          if (nonces.get(transaction.sender) === transaction.nonce) await mine();
        } catch (error) {
          if (!(error instanceof RpcError)) throw error;
          await drop(transaction, error);
        }
      }
    });
  }

  async function drop({ hash }: WaitingTransaction, error: RpcError): Promise<void> {
    await engine.call("hardhat_dropTransaction", [hash]);
    pool.refuse(hash, error);
  }

  async function rounds(refuseGaps: boolean): Promise<void> {
    // Between two blocks, those who wait for the first one to be on disk get their answers.
    while (await round(refuseGaps)) await nextTurn();
  }

  return {
    wake() {
      if (isAwake) return;
      isAwake = true;
      lane
        .run(async () => {
          isAwake = false;
          health.check();
          await rounds(false);
        })
        .catch((error: unknown) => health.fail(error));
    },
    drain: () => rounds(true),
    forgetNonces: () => nonces.clear(),
  };
}

function nonceTooHigh({ nonce }: WaitingTransaction, expected: bigint): RpcError {
  return new RpcError(
    RPC_CODES.transactionRejected,
    `nonce too high: the next nonce of the sender is ${expected}, the transaction has ${nonce}. ` +
      "Send the missing transactions first, or all of them in one batch.",
    { code: "nonce_too_high", expected: expected.toString(), actual: nonce.toString() },
  );
}

function replacedError(): RpcError {
  return new RpcError(
    RPC_CODES.transactionRejected,
    "transaction replaced: another transaction of the same sender and nonce took its place",
    { code: "transaction_replaced" },
  );
}
