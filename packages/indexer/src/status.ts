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
  /** @returns whether to speak of it: it is new, it has just lasted for long, or neither */
  trouble(state: "retrying" | "failed", code: string, message: string): "new" | "lasting" | "known";
}

/** After so many seconds a trouble that should pass is one that somebody should look at. */
const LASTING_SECONDS = 60;

export function createStatusBoard(clock: Clock): StatusBoard {
  let state: IndexerState = "starting";
  let head: number | null = null;
  let error: IndexerStatus["error"] = null;
  let spokenOf = false;
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
      const now = clock();
      state = next;
      if (error?.code !== code) {
        error = { code, message, since: now };
        spokenOf = false;
        return "new";
      }
      error = { code, message, since: error.since };
      if (spokenOf || now - error.since < LASTING_SECONDS) return "known";
      spokenOf = true;
      return "lasting";
    },
  };
}
