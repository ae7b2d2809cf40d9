import type { Checkpoint, Clock } from "@green-ledger/domain";

export type IndexerState =
  /** Not started, or asking the node which chain it has. */
  | "starting"
  /** Reading blocks that are behind the node's newest. */
  | "catching_up"
  /** Up to the node's newest block. */
  | "live"
  /** The node does not answer, or not as it should; it is asked again. */
  | "retrying"
  /** Cannot go on. The store is kept. */
  | "failed"
  | "stopped";

/** How the index stands, for readiness. */
export interface IndexerStatus {
  state: IndexerState;
  /** Newest block of the node that was seen; null if none was. */
  head: number | null;
  checkpoint: Checkpoint | null;
  /** Blocks that are still to be read; null if that is not known. */
  lag: number | null;
  /** What holds the index up; null if nothing does. */
  error: { code: string; message: string; since: number } | null;
}

/** Keeps the parts of the status that are not in the store. */
export interface StatusBoard {
  state(): IndexerState;
  read(checkpoint: Checkpoint | undefined): IndexerStatus;
  sawHead(block: number): void;
  enter(state: "starting" | "catching_up" | "live" | "stopped"): void;
  /** @returns whether it is a new trouble */
  trouble(state: "retrying" | "failed", code: string, message: string): boolean;
}

export function createStatusBoard(clock: Clock): StatusBoard {
  let state: IndexerState = "starting";
  let head: number | null = null;
  let error: IndexerStatus["error"] = null;
  return {
    state: () => state,
    read(checkpoint) {
      const lag = head === null || checkpoint === undefined ? null : Math.max(0, head - checkpoint.block);
      return { state, head, checkpoint: checkpoint ?? null, lag, error };
    },
    sawHead(block) {
      head = block;
    },
    enter(next) {
      state = next;
      if (next !== "stopped") error = null;
    },
    trouble(next, code, message) {
      const isNew = error?.code !== code;
      state = next;
      error = { code, message, since: isNew || error === null ? clock() : error.since };
      return isNew;
    },
  };
}
