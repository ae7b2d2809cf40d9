import { type Colour, type PlacementKind, type Snapshot, u32 } from "@green-ledger/domain";
import type { Lookup } from "./lookup.ts";

/** Holdings that are read at once. */
const CHUNK = 500;

export type Placement = Exclude<PlacementKind, "none">;

/** Money of a tranche that lies on placement accounts, by how it is placed. */
export async function placedOf(
  colour: Colour,
  { snapshot, lookup }: { snapshot: Snapshot; lookup: Pick<Lookup, "account"> },
): Promise<Map<Placement, bigint>> {
  const placed = new Map<Placement, bigint>();
  let after: string | undefined;
  do {
    const page = await snapshot.listBy("holding", "byColour", {
      prefix: [u32(colour)],
      limit: CHUNK,
      ...(after === undefined ? {} : { after }),
    });
    for (const { account, balance } of page.rows) {
      const placement = lookup.account(account)?.placement ?? "none";
      if (placement === "none" || balance === 0n) continue;
      placed.set(placement, (placed.get(placement) ?? 0n) + balance);
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  return placed;
}
