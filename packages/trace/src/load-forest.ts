import type { MovementRow, Snapshot } from "@green-ledger/domain";
import { compareCounters } from "./compare-with-index.ts";
import { createForest, type Forest } from "./forest.ts";
import { pagesOf } from "./pages-of.ts";

export interface LoadProgress {
  movements: number;
  lots: number;
  /** Block up to which the movements are loaded, and the last to load. */
  block: number;
  lastBlock: number;
}

/**
 * Builds the forest that a snapshot of the index holds, and checks it against the index's counters (L1).
 * @param onPage called after each page of rows, and awaited
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
  for await (const rows of pagesOf((options) => snapshot.listBy("movement", "byTime", options))) {
    for (const row of rows) {
      if (row.place.block !== waiting[0]?.place.block) appendWaiting();
      waiting.push(row);
    }
    const { movements, lots } = forest.size();
    await onPage({ movements, lots, block: forest.block(), lastBlock });
  }
  appendWaiting();
  if (lastBlock > forest.block()) forest.append({ block: lastBlock, movements: [], lots: [] });
  await compareCounters(forest, snapshot);
  return forest;
}
