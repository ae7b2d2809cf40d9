import type { AccountId, PlacementKind } from "@green-ledger/domain";
import { idOf } from "./id-table.ts";
import { read } from "./records.ts";
import { type ForestState, HOLDING } from "./state.ts";

/** How money is placed for a time. */
export type Placement = Exclude<PlacementKind, "none">;
/** How the money of an account is placed; null for accounts that are no placements. */
export type PlacementOf = (account: AccountId) => Placement | null;

/** Asks once for each holding. */
export function placementReader(
  state: ForestState,
  placementOf: PlacementOf | undefined,
): (holding: number) => Placement | null {
  if (placementOf === undefined) return () => null;
  const known = new Map<number, Placement | null>();
  return (holding) => {
    const found = known.get(holding);
    if (found !== undefined) return found;
    const placement = placementOf(idOf(state.accounts, read(state.holdings, holding, HOLDING.account)));
    known.set(holding, placement);
    return placement;
  };
}
