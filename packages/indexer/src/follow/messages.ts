import type { BlockBundle } from "./read-window.ts";

/** All that the chain's side ever tells the index's side. */
export type Message =
  /** The next block. */
  | { type: "block"; bundle: BlockBundle }
  /** Go back to an earlier block; what follows is another branch. */
  | { type: "reorg"; toBlock: number }
  /** Blocks up to this one cannot be reverted any more. */
  | { type: "finalize"; block: number };
