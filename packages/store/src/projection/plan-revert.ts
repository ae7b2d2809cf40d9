import type { Table, Tables } from "@green-ledger/domain";
import { sealBytes } from "../codec/value.ts";
import { readText } from "../codec/value-text.ts";
import { META, type StoredCheckpoint } from "./meta.ts";
import { type Operation, putMeta, rowOperations } from "./plan-commit.ts";
import { tableOfSpace } from "./spaces.ts";
import type { Undo } from "./undo.ts";

export interface RevertPlan {
  /** To be written as one batch. */
  operations: Operation[];
  /** Undefined if nothing is left. */
  checkpoint: StoredCheckpoint | undefined;
}

/**
 * Everything that has to be written to be back where an earlier block left off, checkpoint included.
 * @param undone the undo records of the blocks to drop, newest first
 * @param stored the bytes under a key now
 */
export function planRevert(
  undone: readonly { block: number; undo: Undo }[],
  stored: (key: Buffer) => Buffer | undefined,
): RevertPlan {
  // The oldest of the dropped blocks knows best what was there before them all.
  const before = new Map<string, string | null>();
  let checkpoint: StoredCheckpoint | null = null;
  const operations: Operation[] = [];
  for (const { block, undo } of undone) {
    for (const [key, content] of undo.rows) before.set(key, content);
    checkpoint = undo.checkpoint;
    operations.push({ type: "del", key: META.undo(block) }, { type: "del", key: META.hash(block) });
  }
  for (const [keyHex, content] of before) {
    const key = Buffer.from(keyHex, "hex");
    const sealed = content === null ? undefined : sealBytes(key, Buffer.from(content, "utf8"));
    const row = content === null ? null : (readText(content) as Tables[Table]);
    operations.push(
      ...rowOperations({ table: tableOfSpace(key[0] ?? 0), key, row, sealed, old: stored(key) }),
    );
  }
  operations.push(
    checkpoint === null ? { type: "del", key: META.checkpoint } : putMeta(META.checkpoint, checkpoint),
  );
  return { operations, checkpoint: checkpoint ?? undefined };
}
