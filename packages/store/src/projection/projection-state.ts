import type { Checkpoint } from "@green-ledger/domain";
import type { StoreError } from "../codec/store-error.ts";
import type { Level } from "../level/open-level.ts";
import { publicCheckpoint, type StoredCheckpoint } from "./meta.ts";

/** What reader, writer and doctor of one open projection share. */
export interface ProjectionState {
  readonly db: Level;
  /** Turns a failure of LevelDB into a StoreError. */
  readonly translate: (cause: unknown) => StoreError;
  checkpoint(): StoredCheckpoint | undefined;
  /** Takes note of what was written, and tells whoever listens. */
  moveTo(checkpoint: StoredCheckpoint | undefined): void;
  onChange(listener: (checkpoint: Checkpoint) => void): () => void;
  /** The bytes under a key, now. */
  stored(key: Buffer): Buffer | undefined;
}

export function createProjectionState(
  db: Level,
  translate: (cause: unknown) => StoreError,
  start: StoredCheckpoint | undefined,
): ProjectionState {
  const listeners = new Set<(checkpoint: Checkpoint) => void>();
  let current = start;
  return {
    db,
    translate,
    checkpoint: () => current,
    moveTo(checkpoint) {
      current = checkpoint;
      if (checkpoint === undefined) return;
      for (const listener of listeners) listener(publicCheckpoint(checkpoint));
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stored(key) {
      try {
        return db.getSync(key);
      } catch (cause) {
        throw translate(cause);
      }
    },
  };
}
