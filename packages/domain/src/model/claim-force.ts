import type { AssetId, ClaimId } from "../hex.ts";
import type { ClaimRow, DutiesRow } from "../rows.ts";
import type { Bare, ModelState } from "./state.ts";

type Claim = Bare<ClaimRow>;

/** Whether a claim lost its force for good by an act. */
export function hasEnded({ status }: Pick<Claim, "status">): boolean {
  return status === "rejected" || status === "revoked";
}

/** Whether a claim counts in a given second (L9): it and everything behind it, as it was when referred to. */
export function isInForce(state: ModelState, id: ClaimId, time: number): boolean {
  const behind: { claim: ClaimId; epoch: number | null }[] = [{ claim: id, epoch: null }];
  for (const { claim, epoch } of behind) {
    const row = state.claims.get(claim);
    if (row === undefined || row.status !== "active") return false;
    if (epoch !== null && row.epoch !== epoch) return false;
    if (time < Math.max(row.countsFrom, row.validFrom)) return false;
    if (row.validUntil !== 0 && time >= row.validUntil) return false;
    behind.push(...row.references);
  }
  return true;
}

/** Penalties on a subject that may still come to count, oldest first. */
export function openPenalties(state: ModelState, subject: AssetId, time: number): ClaimId[] {
  return [...state.claims.values()].flatMap((row) => {
    const runsOut = row.validUntil !== 0 && time >= row.validUntil;
    const open = row.effect === "penalty" && row.subject === subject && !hasEnded(row) && !runsOut;
    return open ? [row.id] : [];
  });
}

/** What an asset's standing depends on besides its label. */
export function dutiesOf(state: ModelState, asset: AssetId): DutiesRow {
  return state.duties.get(asset) ?? { asset, required: [], penalties: 0 };
}

/** The longest chain of references below a claim. */
export function depthOf(state: ModelState, { references }: Claim): number {
  return references.reduce(
    (depth, { claim }) => Math.max(depth, 1 + depthOf(state, referred(state, claim))),
    0,
  );
}

/** A claim and all behind it, counted once for each way that leads there. */
export function weightOf(state: ModelState, { references }: Claim): number {
  return references.reduce((weight, { claim }) => weight + weightOf(state, referred(state, claim)), 1);
}

function referred(state: ModelState, id: ClaimId): Claim {
  const row = state.claims.get(id);
  if (row === undefined) throw new TypeError(`claim ${id} is referred to, but was never attested`);
  return row;
}
