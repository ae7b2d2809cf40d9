import type { Counters, Snapshot } from "@green-ledger/domain";
import { checkLot } from "./check-lot.ts";
import type { Downstream } from "./downstream.ts";
import { ForestFault } from "./faults.ts";
import type { Forest } from "./forest.ts";
import { pagesOf } from "./pages-of.ts";

/**
 * Compares every counter and every lot of the index with the forest. The snapshot must be of the forest's block.
 * @throws ForestFault index_disagrees at the first that differs
 */
export async function compareWithIndex(forest: Forest, snapshot: Snapshot): Promise<void> {
  await compareCounters(forest, snapshot);
  let count = 0;
  for await (const rows of pagesOf((options) => snapshot.list("lot", options))) {
    for (const row of rows) checkLot(forest.lot(row.account, row.colour, row.n), row);
    count += rows.length;
  }
  const { lots } = forest.size();
  if (lots !== count) {
    throw new ForestFault("index_disagrees", "The index has not as many lots as its movements give.", {
      forest: lots,
      index: count,
    });
  }
}

/**
 * Compares the counters of each colour (L1).
 * @throws ForestFault index_disagrees at the first that differs
 */
export async function compareCounters(forest: Forest, snapshot: Snapshot): Promise<void> {
  for await (const rows of pagesOf((options) => snapshot.list("tranche", options))) {
    for (const { colour, counters } of rows) {
      const answer = forest.downstream({ kind: "colours", colours: [colour] }, { limit: 0 });
      const [here, there] = [answer === undefined ? "none" : summary(countersOf(answer)), summary(counters)];
      if (here === there) continue;
      throw new ForestFault("index_disagrees", "The counters of a colour are not what its movements give.", {
        colour,
        forest: here,
        index: there,
      });
    }
  }
}

function countersOf({ conservation: { start, ...rest } }: Downstream): Counters {
  return { minted: start, ...rest };
}

function summary({ minted, live, allocated, returned, fees }: Counters): string {
  return `${minted} = ${live} + ${allocated} + ${returned} + ${fees}`;
}
