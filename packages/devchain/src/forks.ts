import type { Engine } from "./engine.ts";
import { DevchainError } from "./errors.ts";
import type { Gate } from "./gate.ts";
import type { Health } from "./health.ts";
import type { Hex } from "./hex.ts";
import type { Journal } from "./journal/journal.ts";
import type { Lane } from "./lane.ts";
import type { BlockCommitter, Head } from "./mining/commit-block.ts";
import type { Miner } from "./mining/miner.ts";
import type { Pool } from "./mining/pool.ts";

/** A place in the chain to go back to. */
export type SnapshotId = Hex;

/** Goes back in the chain, so that another branch can grow. For tests of those who read the chain. */
export type Forks = {
  /** Marks the last block, after mining all that waits. */
  snapshot(): Promise<SnapshotId>;
  /**
   * Goes back to a mark, also on disk. A mark can be used once, and takes the later ones with it.
   * @throws DevchainError `chain_snapshot_unknown`
   */
  revertTo(id: SnapshotId): Promise<void>;
  /** How often the chain went back. Changes before the chain does. */
  reverts(): number;
};

export type ForksDeps = {
  readonly engine: Engine;
  readonly pool: Pool;
  readonly journal: Journal;
  readonly committer: BlockCommitter;
  readonly miner: Miner;
  readonly lane: Lane;
  readonly visibility: Gate;
  readonly health: Health;
};

export function createForks(deps: ForksDeps): Forks {
  const { engine, pool, journal, committer, miner, lane, visibility, health } = deps;
  const marks = new Map<SnapshotId, Head>();
  let reverts = 0;

  /** With an empty pool: the EVM's snapshot holds its pool too, and going back must not wake the dead. */
  function atRest<T>(action: () => Promise<T>): Promise<T> {
    return pool.whilePaused(() =>
      lane.run(async () => {
        health.check();
        await miner.drain();
        return action();
      }),
    );
  }

  async function goBack(id: SnapshotId, head: Head): Promise<void> {
    visibility.close();
    reverts += 1;
    try {
      await engine.call("evm_revert", [id]);
      await journal.truncateAfter(head.number);
      committer.rewind(head);
      miner.forgetNonces();
    } catch (error) {
      throw health.fail(error);
    } finally {
      visibility.open();
    }
  }

  return {
    snapshot: () =>
      atRest(async () => {
        const id = (await engine.call("evm_snapshot")) as SnapshotId;
        marks.set(id, committer.head());
        return id;
      }),

    revertTo: (id) =>
      atRest(async () => {
        const head = marks.get(id);
        if (head === undefined) {
          throw new DevchainError(
            "chain_snapshot_unknown",
            `There is no snapshot ${id}: it was used, or an earlier one was. Take a new one.`,
          );
        }
        await goBack(id, head);
        for (const mark of [...marks.keys()]) if (BigInt(mark) >= BigInt(id)) marks.delete(mark);
      }),

    reverts: () => reverts,
  };
}
