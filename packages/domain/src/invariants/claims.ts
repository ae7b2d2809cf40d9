import type { AssetId, ClaimId } from "../hex.ts";
import type { ClaimRow } from "../rows.ts";
import type { Violation, Watcher } from "./watcher.ts";

/** As many permits as can be required of one asset. */
const MOST_REQUIREMENTS = 8;
/** How far a claim's force can reach down. */
const MOST_DEPTH = 4;
type Claim = Omit<ClaimRow, "created">;

/**
 * L5: a claim is in one state, and its epoch says whether it ended. L9: what a claim stands on is known, so that its
 * force can be told: references exist and end, links and listed permits lead to what they name, and whoever refers to a
 * claim that fell can see it by the epoch.
 */
export function watchClaims(): Watcher {
  const claims = new Map<ClaimId, Claim>();
  const links = new Set<string>();
  const penalties = new Map<AssetId, number>();
  const depths = new Map<ClaimId, number>();
  const found: Violation[] = [];
  const broken = (invariant: "L5" | "L9", subject: string, detail: string) =>
    found.push({ invariant, subject, detail });

  function checkReferences({ id, references }: Claim): void {
    for (const { claim, epoch } of references) {
      const referred = claims.get(claim);
      if (referred === undefined) broken("L9", `claim ${id}`, `refers to ${claim}, which was never attested`);
      else if (hasEnded(referred) && referred.epoch === epoch)
        broken("L9", `claim ${id}`, `refers to ${claim} in the epoch in which it ended`);
      if (!links.has(`${claim}/${id}`))
        broken("L9", `claim ${id}`, `refers to ${claim}, but no link says so`);
    }
    if (depthOf(id) > MOST_DEPTH) broken("L9", `claim ${id}`, `stands on more than ${MOST_DEPTH} levels`);
  }

  /** Levels below a claim; a circle shows as endless. */
  function depthOf(id: ClaimId): number {
    const known = depths.get(id);
    if (known !== undefined) return known;
    depths.set(id, Number.POSITIVE_INFINITY);
    const below = (claims.get(id)?.references ?? []).map(({ claim }) => 1 + depthOf(claim));
    const depth = Math.max(0, ...below);
    depths.set(id, depth);
    return depth;
  }

  return {
    claims(row) {
      claims.set(row.id, row);
      if (row.effect === "penalty") penalties.set(row.subject, (penalties.get(row.subject) ?? 0) + 1);
      for (const fault of stateFaults(row)) broken("L5", `claim ${row.id}`, fault);
    },
    claimLinks({ referred, by }) {
      links.add(`${referred}/${by}`);
      const named = claims.get(by)?.references.some(({ claim }) => claim === referred) ?? false;
      if (!named) broken("L9", `claim ${by}`, `is linked to ${referred}, but does not refer to it`);
    },
    permits({ subject, schema, newest, before }) {
      for (const id of before === null ? [newest] : [newest, before]) {
        const claim = claims.get(id);
        const fits = claim?.effect === "permit" && claim.subject === subject && claim.schema === schema;
        if (!fits) broken("L9", `asset ${subject}`, `lists ${id} as a permit of ${schema}, which it is not`);
      }
    },
    duties({ asset, required, penalties: counted }) {
      const put = penalties.get(asset) ?? 0;
      penalties.delete(asset);
      if (put !== counted)
        broken("L9", `asset ${asset}`, `counts ${counted} penalties, but ${put} were put on it`);
      const distinct = new Set(required.map(({ schema }) => schema));
      if (distinct.size !== required.length || distinct.size > MOST_REQUIREMENTS)
        broken("L9", `asset ${asset}`, "requires a permit twice, or too many");
    },
    finish() {
      for (const claim of claims.values()) checkReferences(claim);
      for (const [asset, put] of penalties)
        broken("L9", `asset ${asset}`, `counts none of its ${put} penalties`);
      return found;
    },
  };
}

const hasEnded = ({ status }: Claim) => status === "rejected" || status === "revoked";

function stateFaults(row: Claim): string[] {
  const faults: string[] = [];
  if (row.epoch !== (hasEnded(row) ? 1 : 0)) faults.push(`is ${row.status} in epoch ${row.epoch}`);
  const disputed = row.status === "challenged" || row.status === "rejected";
  if (disputed && row.challenger === null) faults.push(`is ${row.status}, but nobody challenged it`);
  if (row.validUntil !== 0 && row.validUntil <= row.validFrom) faults.push("is never valid");
  return faults;
}
