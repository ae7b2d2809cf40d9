import type { Bytes32, Checkpoint, KeyPart, Mutation, Table, Tables } from "@green-ledger/domain";
import { StoreError } from "../codec/store-error.ts";
import { type Identity, META, publicCheckpoint, sealMeta, unsealMeta } from "./meta.ts";
import { type BlockHeader, keyId, type Operation, planCommit } from "./plan-commit.ts";
import { planRevert } from "./plan-revert.ts";
import type { ProjectionState } from "./projection-state.ts";
import { rowKey, unsealRow } from "./row-codec.ts";
import type { Undo } from "./undo.ts";

/** Write access, for one caller that waits for each call before the next. */
export interface ProjectionWriter {
  checkpoint(): Checkpoint | undefined;
  /** Which chain and contracts the projection is of; undefined before the first `bind`. */
  identity(): Identity | undefined;
  bind(identity: Identity): Promise<void>;
  /** Hash of a recent block. */
  blockHash(block: number): Bytes32 | undefined;
  /** Rows as the last commit left them, in the order of the references. */
  read(refs: readonly { table: Table; key: KeyPart[] }[]): (Tables[Table] | undefined)[];
  /**
   * Writes a block's mutations, what is needed to undo them, and the checkpoint: all or nothing.
   * @throws StoreError `block_out_of_order` if the block does not follow the checkpoint, `disk_full`, `store_failed`
   */
  commit(block: BlockHeader, mutations: readonly Mutation[]): Promise<Checkpoint>;
  /**
   * Goes back to where an earlier block left off: all or nothing. Back before the first block, nothing is left.
   * @throws StoreError `deep_reorg` if a block to drop is final or its undo record is gone
   */
  revert(toBlock: number): Promise<Checkpoint | undefined>;
  /** Says that blocks up to this one cannot be reverted any more; those to come need no undo records. */
  finalize(block: number): Promise<void>;
  /** Last block that cannot be reverted; -1 if every block can. */
  finalized(): number;
}

/**
 * @param oldestUndo the oldest block that can be undone; undefined if none can
 * @param sync whether each batch waits for the disk. Without, a power cut may lose the newest blocks, never tear one
 */
export function createWriter(
  state: ProjectionState,
  options: { oldestUndo: number | undefined; sync: boolean },
): ProjectionWriter {
  const { db, translate, stored } = state;
  const last = state.checkpoint()?.block ?? -1;
  // Invariant: every block above it, up to the checkpoint, has an undo record.
  let finalized = options.oldestUndo === undefined ? last : options.oldestUndo - 1;
  // What was read since the last change, so that the commit does not read it again.
  const known = new Map<string, Buffer | undefined>();
  let busy = false;

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    if (busy) throw new TypeError("the projection has one writer, which waits for each call");
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
      known.clear();
    }
  }

  async function write(operations: Operation[]): Promise<void> {
    try {
      // Costs a third of handing over a list.
      const batch = db.batch();
      for (const operation of operations) {
        if (operation.type === "put") batch.put(operation.key, operation.value);
        else batch.del(operation.key);
      }
      await batch.write({ sync: options.sync });
    } catch (cause) {
      throw translate(cause);
    }
  }

  function undoOf(block: number): { block: number; undo: Undo } {
    const undo =
      block <= finalized ? undefined : unsealMeta<Undo>(META.undo(block), stored(META.undo(block)));
    if (undo !== undefined) return { block, undo };
    const message = `Block ${block} was dropped by the chain, but it is final here. Find out why the chain forked; then run rebuild.`;
    throw new StoreError("deep_reorg", message);
  }

  return {
    checkpoint() {
      const now = state.checkpoint();
      return now === undefined ? undefined : publicCheckpoint(now);
    },
    identity: () => unsealMeta<Identity>(META.identity, stored(META.identity)),
    bind: (identity) =>
      alone(() => write([{ type: "put", key: META.identity, value: sealMeta(META.identity, identity) }])),
    blockHash: (block) => unsealMeta<Bytes32>(META.hash(block), stored(META.hash(block))),
    read: (refs) =>
      refs.map(({ table, key: parts }) => {
        const key = rowKey(table, parts);
        const sealed = stored(key);
        known.set(keyId(key), sealed);
        return sealed === undefined ? undefined : unsealRow(table, key, sealed);
      }),
    commit: (block, mutations) =>
      alone(async () => {
        const before = state.checkpoint();
        if (before !== undefined) requireNext(before, block);
        const undoable = block.number > finalized;
        const plan = planCommit({ before, block, mutations, stored, known, undoable });
        await write(plan.operations);
        state.moveTo(plan.checkpoint);
        return publicCheckpoint(plan.checkpoint);
      }),
    revert: (toBlock) =>
      alone(async () => {
        const now = state.checkpoint();
        if (now === undefined || toBlock >= now.block) return now && publicCheckpoint(now);
        const undone: { block: number; undo: Undo }[] = [];
        for (let block = now.block; block > toBlock; block--) {
          const record = undoOf(block);
          undone.push(record);
          if (record.undo.checkpoint === null) break;
        }
        const plan = planRevert(undone, stored);
        await write(plan.operations);
        state.moveTo(plan.checkpoint);
        return plan.checkpoint && publicCheckpoint(plan.checkpoint);
      }),
    finalize: (block) =>
      alone(async () => {
        const operations: Operation[] = [];
        const end = Math.min(block, state.checkpoint()?.block ?? -1);
        for (let b = finalized + 1; b <= end; b++) operations.push({ type: "del", key: META.undo(b) });
        if (operations.length > 0) await write(operations);
        finalized = Math.max(finalized, block);
      }),
    finalized: () => finalized,
  };
}

function requireNext(before: Checkpoint, block: BlockHeader): void {
  if (block.number === before.block + 1 && block.parentHash === before.hash) return;
  const message = `Block ${block.number} (parent ${block.parentHash}) does not follow block ${before.block} (${before.hash}). Fetch the blocks in between first.`;
  throw new StoreError("block_out_of_order", message);
}
