import type { Counters, LotRow, Snapshot, TrancheRow } from "@green-ledger/domain";
import { ForestFault } from "./faults.ts";
import type { Forest } from "./forest.ts";

const PAGE = 1000;

/**
 * Compares every lot and counter of the index with the forest. The snapshot must be of the forest's block.
 * @throws ForestFault index_disagrees at the first that differs
 */
export function compareWithIndex(forest: Forest, snapshot: Snapshot): void {
  checkCounters(forest, snapshot);
  let count = 0;
  for (const row of rowsOf<LotRow>((options) => snapshot.list("lot", options))) {
    checkRow(forest, row);
    count++;
  }
  const { lots } = forest.size();
  if (lots !== count) throw disagrees({ lotsInForest: lots, lotsInIndex: count });
}

/** Whether minted = live + allocated + returned + fees of each colour are the same in both (L1). */
export function checkCounters(forest: Forest, snapshot: Snapshot): void {
  for (const { colour, counters } of rowsOf<TrancheRow>((options) => snapshot.list("tranche", options))) {
    const conservation = forest.downstream({ kind: "colours", colours: [colour] }, { limit: 0 })?.conservation;
    if (conservation === undefined) continue;
    const { start: minted, live, allocated, returned, fees } = conservation;
    const here = summary({ minted, live, allocated, returned, fees });
    const there = summary(counters);
    if (here !== there) throw disagrees({ colour, forest: here, index: there });
  }
}
