import { type Block, parseBlock } from "../block.ts";
import { blockRequests } from "../block-requests.ts";
import { type Engine, parseReply } from "../engine.ts";
import type { Gate } from "../gate.ts";
import type { Health } from "../health.ts";
import type { Hex } from "../hex.ts";
import type { Journal } from "../journal/journal.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import type { Pool, WaitingTransaction } from "./pool.ts";

/** A block that is on disk. */
export type CommittedBlock = {
  readonly block: Block;
  /** Sender and nonce of each of its transactions, where the EVM has told them already. */
  readonly accepted: readonly (WaitingTransaction | undefined)[];
};

/** The last block of the chain. */
export type Head = { readonly number: number; readonly hash: Hex; readonly timestamp: bigint };

/** Makes blocks and puts them on disk. Must be called from one lane only. */
export type BlockCommitter = {
  head(): Head;
  /** Follows the EVM back to an earlier block. */
  rewind(head: Head): void;
  /**
   * Makes one block of what the pool can give. On return it is on disk and acknowledged.
   * @throws RpcError when the EVM can not make the block; nothing has changed then
   * @throws DevchainError when the block can not be kept; the chain has failed then
   */
  commit(): Promise<CommittedBlock>;
};

export type BlockCommitterDeps = {
  readonly engine: Engine;
  readonly pool: Pool;
  readonly journal: Journal;
  readonly health: Health;
  /** Closed while the EVM holds a block that the disk does not. */
  readonly visibility: Gate;
  readonly validators: readonly Hex[];
  readonly nextTimestamp: (parent: bigint) => bigint;
  readonly onCommitted: (block: Block) => void;
};

export function createBlockCommitter(deps: BlockCommitterDeps, genesisOrRestored: Head): BlockCommitter {
  const { engine, pool, journal, health, visibility, validators, nextTimestamp, onCommitted } = deps;
  let head = genesisOrRestored;

  async function make(): Promise<Block> {
    const number = head.number + 1;
    const requests = blockRequests({ number, timestamp: nextTimestamp(head.timestamp), validators });
    const results = parseReply(await engine.handle(`[${requests}]`)) as unknown[];
    const block = parseBlock(results.at(-1));
    if (block.number !== number || block.parentHash !== head.hash) {
      throw new Error(
        `the EVM made block ${block.number} over ${block.parentHash}, not ${number} over ${head.hash}`,
      );
    }
    return block;
  }

  async function makeAndKeep(): Promise<Block> {
    const block = await make();
    const transactions = block.transactions.map((hash) => pool.bytesOf(hash));
    await journal.append({
      number: block.number,
      hash: block.hash,
      timestamp: block.timestamp,
      transactions,
    });
    return block;
  }

  return {
    head: () => head,
    rewind(to) {
      head = to;
    },
    async commit() {
      health.check();
      visibility.close();
      try {
        const block = await makeAndKeep();
        head = { number: block.number, hash: block.hash, timestamp: block.timestamp };
        const accepted = block.transactions.map((hash) => pool.find(hash));
        pool.confirm(block.transactions);
        onCommitted(block);
        return { block, accepted };
      } catch (error) {
        if (error instanceof RpcError) throw error;
        throw health.fail(error);
      } finally {
        visibility.open();
      }
    },
  };
}
