import {
  type AccountId,
  bytes,
  type Colour,
  type LotRow,
  type MovementRow,
  pagesOf,
  type Snapshot,
} from "@green-ledger/domain";
import { addRepaid, compareCounters } from "./compare-with-index.ts";
import { createForest, type Forest } from "./forest.ts";

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
  const arrivals = createArrivals(snapshot);
  const repaid = new Map<Colour, bigint>();
  let waiting: MovementRow[] = [];
  const appendWaiting = async (): Promise<void> => {
    const block = waiting[0]?.place.block;
    if (block !== undefined) {
      forest.append({ block, movements: waiting, lots: [], arrivals: await arrivals.lotsOf(waiting) });
    }
    waiting = [];
  };
  for await (const rows of pagesOf((options) => snapshot.listBy("movement", "byTime", options))) {
    for (const row of rows) {
      if (row.place.block !== waiting[0]?.place.block) await appendWaiting();
      addRepaid(repaid, row);
      waiting.push(row);
    }
    const { movements, lots } = forest.size();
    await onPage({ movements, lots, block: forest.block(), lastBlock });
  }
  await appendWaiting();
  if (lastBlock > forest.block()) forest.append({ block: lastBlock, movements: [], lots: [] });
  await compareCounters(forest, snapshot, repaid);
  return forest;
}

/**
 * Lots that on-lent money became when it came back: the colour stands only there. Each account that such money came back
 * into is read once.
 */
function createArrivals(snapshot: Snapshot): {
  lotsOf(movements: readonly MovementRow[]): Promise<LotRow[]>;
} {
  const byAccount = new Map<AccountId, Map<string, LotRow[]>>();
  const read = async (account: AccountId): Promise<Map<string, LotRow[]>> => {
    const found: LotRow[] = [];
    const prefix = [bytes(account)];
    for await (const rows of pagesOf((options) => snapshot.list("lot", { ...options, prefix }))) {
      // As they are at the end: what remains of them then is not compared.
      found.push(...rows.filter(({ parent, colour }) => parent !== null && parent.colour !== colour));
    }
    return Map.groupBy(found, ({ movement }) => movement);
  };
  return {
    async lotsOf(movements) {
      const lots: LotRow[] = [];
      for (const { id, use, payeeAccount } of movements) {
        if (use !== "return" || payeeAccount === null) continue;
        const known = byAccount.get(payeeAccount) ?? (await read(payeeAccount));
        byAccount.set(payeeAccount, known);
        lots.push(...(known.get(id) ?? []));
      }
      return lots;
    },
  };
}
