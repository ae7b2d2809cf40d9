import { type Colour, pagesOf, type Snapshot, u32 } from "@green-ledger/domain";
import type { Placement, PlacementOf } from "@green-ledger/trace";
import type { Lookup } from "./lookup.ts";

/** How an account's money is placed. */
export function placementIn(lookup: Pick<Lookup, "account">): PlacementOf {
  return (account) => {
    const placement = lookup.account(account)?.placement ?? "none";
    return placement === "none" ? null : placement;
  };
}

/** Money of a tranche that lies on placement accounts, by how it is placed. */
export async function placedOf(
  colour: Colour,
  { snapshot, lookup }: { snapshot: Snapshot; lookup: Pick<Lookup, "account"> },
): Promise<Map<Placement, bigint>> {
  const placementOf = placementIn(lookup);
  const placed = new Map<Placement, bigint>();
  const prefix = [u32(colour)];
  for await (const rows of pagesOf((page) => snapshot.listBy("holding", "byColour", { ...page, prefix }))) {
    for (const { account, balance } of rows) {
      const placement = placementOf(account);
      if (placement === null || balance === 0n) continue;
      placed.set(placement, (placed.get(placement) ?? 0n) + balance);
    }
  }
  return placed;
}
