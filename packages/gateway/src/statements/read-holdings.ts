import {
  type AccountRow,
  bytes,
  type HoldingRow,
  OTHER_MONEY,
  type Snapshot,
  u32,
  u64,
} from "@green-ledger/domain";
import type { GreenLot, Holdings } from "./effects.ts";

const PAGE = 256;

/** What an account holds. @param missing most that can be taken: no more lots are read than that needs */
export async function readHoldings(
  snapshot: Snapshot,
  { id, balance }: AccountRow,
  missing: bigint,
): Promise<Holdings> {
  const { rows } = await snapshot.list("holding", { prefix: [bytes(id)], limit: PAGE });
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
  let after = head === 0 ? undefined : [...prefix, u64(head - 1)];
  for (;;) {
    const page = await snapshot.list("lot", {
      prefix,
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    for (const { remaining, order } of page.rows) {
      if (remaining === 0n) continue;
      lots.push({ colour, remaining, order });
      sum += remaining;
      if (sum >= amount) return lots;
    }
    const last = page.rows.at(-1);
    if (page.next === null || last === undefined) return lots;
    after = [...prefix, u64(last.n)];
  }
}
