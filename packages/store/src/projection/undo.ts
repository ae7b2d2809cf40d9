import type { StoredCheckpoint } from "./meta.ts";

/** What a block replaced. */
export interface Undo {
  /** Null if the block was the first. */
  checkpoint: StoredCheckpoint | null;
  /** Raw key of each row that the block changed, in hexadecimal, and its content before; null if there was none. */
  rows: [key: string, content: string | null][];
}
