import type { Bytes32 } from "@green-ledger/domain";

/** What the index holds, as far as it matters for the next block. */
export interface Local {
  /** Last block that was committed; undefined if none was. */
  checkpoint: { block: number; hash: Bytes32 } | undefined;
  /** First block to commit. */
  startBlock: number;
  /** Hash of a committed block; undefined if it is too old or was never committed. */
  hashOf(block: number): Bytes32 | undefined;
}

/** What to do about a block that the node shows. */
export type Step =
  | { case: "append" }
  | { case: "duplicate" }
  | { case: "gap"; from: number; to: number }
  | { case: "fork" };

/**
 * Compares the index with one block of the chain:
 *
 * 1. nothing is committed, and it is the first block to commit: append
 * 2. nothing is committed, and the first block lies before it: gap, from the first block
 * 3. nothing is committed, and the first block lies after it: duplicate, nothing of it is wanted
 * 4. it follows the checkpoint, and names it as its parent: append
 * 5. it follows the checkpoint, but names another parent: fork
 * 6. it is further than the next: gap
 * 7. it is not further than the checkpoint, and is committed: duplicate
 * 8. it is not further than the checkpoint, and another block is committed in its place: fork
 * 9. it is older than the hashes that are kept: duplicate, nobody can tell
 */
export function reconcile(local: Local, block: { number: number; hash: Bytes32; parentHash: Bytes32 }): Step {
  const { checkpoint, startBlock } = local;
  if (checkpoint === undefined) {
    if (block.number === startBlock) return { case: "append" }; // 1
    if (block.number > startBlock) return { case: "gap", from: startBlock, to: block.number - 1 }; // 2
    return { case: "duplicate" }; // 3
  }
  const next = checkpoint.block + 1;
  if (block.number === next) {
    return block.parentHash === checkpoint.hash ? { case: "append" } : { case: "fork" }; // 4, 5
  }
  if (block.number > next) return { case: "gap", from: next, to: block.number - 1 }; // 6
  const held = local.hashOf(block.number);
  return held === undefined || held === block.hash ? { case: "duplicate" } : { case: "fork" }; // 7, 9, 8
}
