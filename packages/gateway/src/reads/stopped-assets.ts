import { type AssetRow, bytes, type ClaimId, type ClaimRow, text } from "@green-ledger/domain";
import { claimsOn, standsOn } from "./claim-descent.ts";
import { isInForce } from "./claim-force.ts";
import type { ReadContext } from "./context.ts";

type Reader = Pick<ReadContext, "snapshot" | "lookup">;

/**
 * Claims through which assets may be at risk: a penalty in force itself; else what fell, with all that stands on it.
 * @param seen the last claim of the page before, or null
 */
export async function* affected(
  root: ClaimRow,
  rootInForce: boolean,
  seen: ClaimId | null,
  context: Reader,
): AsyncGenerator<ClaimRow, void, undefined> {
  if (seen === null && (!rootInForce || root.effect === "penalty")) yield root;
  if (!rootInForce) yield* claimsOn(context, root.id, seen);
}

/** The asset that a claim is about, if the claim puts it out of standing. */
export function assetStoppedBy(claim: ClaimRow, root: ClaimId, context: Reader): AssetRow | undefined {
  return stops(claim, root, context) ? context.lookup.asset(claim.subject) : undefined;
}

/** A penalty stops an asset while in force, a required permit when neither it nor the other listed one is. */
function stops(claim: ClaimRow, root: ClaimId, context: Reader): boolean {
  const { lookup, snapshot } = context;
  const now = snapshot.checkpoint.time;
  if (claim.effect === "penalty") return isInForce(lookup, claim, now);
  const required = lookup.duties(claim.subject)?.required ?? [];
  if (!required.some(({ schema }) => schema === claim.schema)) return false;
  const permits = snapshot.get("permit", [bytes(claim.subject), text(claim.schema)]);
  const listed = [permits?.newest, permits?.before].filter((id) => id !== undefined && id !== null);
  // Where both fell with the root, the asset is named once.
  if (listed.find((id) => standsOn(context, id, root)) !== claim.id) return false;
  return listed.every((id) => {
    const row = lookup.claim(id);
    return row === undefined || !isInForce(lookup, row, now);
  });
}
