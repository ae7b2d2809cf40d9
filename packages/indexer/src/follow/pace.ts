/** How many blocks are asked for at a time: as many as give replies of a good size. */
export interface Pace {
  blocks(): number;
  /** A window came in with so many logs. */
  succeeded(logs: number): void;
  failed(): void;
}

/** Replies that are longer cost a node more for each log; shorter ones cost round trips. */
const LOGS_WANTED = 2000;
const MOST_BLOCKS = 128;
const FIRST_BLOCKS = 16;

export function createPace(): Pace {
  let blocks = FIRST_BLOCKS;
  return {
    blocks: () => blocks,
    succeeded(logs) {
      if (logs > LOGS_WANTED) blocks = Math.max(1, blocks >> 1);
      else if (logs < LOGS_WANTED / 2) blocks = Math.min(MOST_BLOCKS, blocks * 2);
    },
    failed() {
      blocks = Math.max(1, blocks >> 1);
    },
  };
}
