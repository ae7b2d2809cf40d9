import {
  type Colour,
  type Counters,
  type MovementRow,
  OTHER_MONEY,
  pagesOf,
  type Snapshot,
} from "@green-ledger/domain";
import { checkLot } from "./check-lot.ts";
import type { ColourTotals } from "./colour-totals.ts";
import { ForestFault } from "./faults.ts";
import type { Forest } from "./forest.ts";

/**
 * Compares every counter and every lot of the index with the forest. The snapshot must be of the forest's block.
 * @throws ForestFault index_disagrees at the first that differs
 */
export async function compareWithIndex(forest: Forest, snapshot: Snapshot): Promise<void> {
  const repaid = new Map<Colour, bigint>();
  for await (const rows of pagesOf((options) => snapshot.list("movement", options))) {
    for (const row of rows) addRepaid(repaid, row);
  }
  await compareCounters(forest, snapshot, repaid);
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

/** Adds what a receipt says of on-lent money that came back from outside the ledger, by the colour that it came back into. */
export function addRepaid(repaid: Map<Colour, bigint>, { origin, legs }: MovementRow): void {
  if (origin !== "repayment") return;
  for (const { colour, amount } of legs) repaid.set(colour, (repaid.get(colour) ?? 0n) + amount);
}

/**
 * Compares the counters of each colour (L1). What was returned and what was lent are compared as a sum: which tranche a
 * repayment from outside belongs to stands in no movement.
 * @param repaid as {@link addRepaid} gives it for all movements
 * @throws ForestFault index_disagrees at the first that differs
 */
export async function compareCounters(
  forest: Forest,
  snapshot: Snapshot,
  repaid: ReadonlyMap<Colour, bigint>,
): Promise<void> {
  for await (const rows of pagesOf((options) => snapshot.list("tranche", options))) {
    for (const { colour, counters } of rows) {
      const here = summaryOfForest(
        forest.totals(colour),
        colour === OTHER_MONEY ? null : (repaid.get(colour) ?? 0n),
      );
      const there = summary(counters);
      if (here === there) continue;
      throw new ForestFault("index_disagrees", "The counters of a colour are not what its movements give.", {
        colour,
        forest: here,
        index: there,
      });
    }
  }
}

/** @param repaid null for other money, into which whatever comes enters */
function summaryOfForest(totals: ColourTotals, repaid: bigint | null): string {
  const { entered, live, allocated, fees, breached, goneOn, cameBack } = totals;
  return summary({
    minted: repaid === null ? entered + cameBack : entered - repaid,
    live,
    allocated,
    returned: repaid === null ? goneOn : goneOn - cameBack - repaid,
    fees,
    breached,
    lent: 0n,
  });
}

function summary(counters: Omit<Counters, "repaid">): string {
  const { minted, live, allocated, returned, fees, breached, lent } = counters;
  return `${minted} = ${live} + ${allocated} + ${returned + lent} + ${fees} + ${breached}`;
}
