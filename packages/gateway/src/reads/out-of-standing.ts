import type { AssetId } from "@green-ledger/domain";
import type { ReadContext } from "./context.ts";
import { standingOf } from "./standing.ts";

/** Those of some projects that are out of standing as of the snapshot; each is judged once. */
export async function outOfStanding(
  projects: Iterable<AssetId | null>,
  context: Pick<ReadContext, "snapshot" | "lookup">,
): Promise<Set<AssetId>> {
  const found = new Set<AssetId>();
  for (const id of new Set(projects)) {
    const asset = id === null ? undefined : context.lookup.asset(id);
    if (asset !== undefined && !(await standingOf(asset, context)).inStanding) found.add(asset.id);
  }
  return found;
}
