import type { MovementRow, Snapshot } from "@green-ledger/domain";
import { checkCounters } from "./compareWithIndex.ts";
import { createForest, type Forest } from "./forest.ts";

export interface LoadProgress {
  movements: number;
  lots: number;
  /** Block up to which the movements are loaded, and the last to load. */
  block: number;
  lastBlock: number;
}

const PAGE = 1000;

/**
 * Builds the forest that a snapshot of the index holds, and checks it against the index's counters (L1).
 * @param onPage called after each page of rows and awaited, so that others get their turn
 * @throws ForestFault if the index contradicts itself: it must be rebuilt
 */
export async function loadForest(
  snapshot: Snapshot,
  onPage: (progress: LoadProgress) => void | Promise<void> = () => {},
): Promise<Forest> {
  const forest = createForest();
  const lastBlock = snapshot.checkpoint.block;
  let waiting: MovementRow[] = [];
  const appendWaiting = (): void => {
    const block = waiting[0]?.place.block;
    if (block !== undefined) forest.append({ block, movements: waiting, lots: [] });
    waiting = [];
  };
  let after: string | null = null;
  do {
    const page = snapshot.listBy("movement", "byTime", { limit: PAGE, ...(after === null ? {} : { after }) });
    for (const row of page.rows) {
      if (row.place.block !== waiting[0]?.place.block) appendWaiting();
      waiting.push(row);
    }
    after = page.next;
    const { movements, lots } = forest.size();
    await onPage({ movements, lots, block: forest.block(), lastBlock });
  } while (after !== null);
  appendWaiting();
  if (lastBlock > forest.block()) forest.append({ block: lastBlock, movements: [], lots: [] });
  checkCounters(forest, snapshot);
  return forest;
}
