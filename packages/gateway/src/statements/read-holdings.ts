import {
  type AccountRow,
  allOf,
  bytes,
  type HoldingRow,
  type ListOptions,
  OTHER_MONEY,
  pagesOf,
  type Snapshot,
  u32,
  u64,
} from "@green-ledger/domain";
import type { GreenLot, Holdings } from "./effects.ts";

/** Lots that are read at once: mostly the first few are enough. */
const LOTS = 256;

/** What an account holds. @param missing most that can be taken: no more lots are read than that needs */
export async function readHoldings(
  snapshot: Snapshot,
  { id, balance }: AccountRow,
  missing: bigint,
): Promise<Holdings> {
  const rows = await allOf((page) => snapshot.list("holding", { ...page, prefix: [bytes(id)] }));
  const other = rows.find(({ colour }) => colour === OTHER_MONEY)?.balance ?? 0n;
  const green: GreenLot[] = [];
  for (const holding of rows) {
    if (holding.colour !== OTHER_MONEY && holding.balance > 0n && missing > other) {
      green.push(...(await oldestLots(snapshot, holding, missing - other)));
    }
  }
  return { balance, other, green };
}

async function oldestLots(
  snapshot: Snapshot,
  { account, colour, head }: HoldingRow,
  amount: bigint,
): Promise<GreenLot[]> {
  const prefix = [bytes(account), u32(colour)];
  const lots: GreenLot[] = [];
  let sum = 0n;
  const spent = head === 0 ? {} : { after: [...prefix, u64(head - 1)] };
  const fromHead = (page: ListOptions) => snapshot.list("lot", { ...spent, ...page, prefix });
  for await (const rows of pagesOf(fromHead, LOTS)) {
    for (const { remaining, order } of rows) {
      if (remaining === 0n) continue;
      lots.push({ colour, remaining, order });
      sum += remaining;
      if (sum >= amount) return lots;
    }
  }
  return lots;
}
