import type { AssetBody, SchemeBody } from "@green-ledger/api";
import type { AssetRow, SchemeRow } from "@green-ledger/domain";
import { wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import { counts, type Standing } from "../reads/standing.ts";
import type { AssetStatement, DocumentStatement } from "../vault/statements.ts";
import { pick, wireDay, wireEnd, wireMoney, wirePlace } from "./common.ts";

const SHOWN = ["reference", "name", "country", "source", "simulated", "attributes"] as const;

export interface ShownAsset {
  statement: AssetStatement;
  /** Those of the registration and all that were added. */
  documents: DocumentStatement[];
}

/**
 * @param now second of the block as of which the answer is true
 * @param standing in that second
 * @param shown null if it is not shown to the caller, or not kept here
 */
export function wireAsset(
  row: AssetRow,
  { now, standing, shown }: { now: number; standing: Standing; shown: ShownAsset | null },
): AssetBody {
  const missing = missingOf(row, now, standing);
  return {
    id: wireId("asset", row.id),
    owner: wireId("party", row.owner),
    kind: row.kind,
    status: row.status,
    in_standing: standing.inStanding,
    missing,
    epoch: row.epoch,
    valid_until: wireEnd(row.validUntil),
    verifier: wireIdOrNull("party", row.verifier),
    classifications: row.classifications,
    parents: row.parents.map((parent) => wireId("asset", parent)),
    evidence_roots: row.evidenceRoots,
    eligible_cost: wireMoney(row.currency, row.eligibleCost),
    allocated: wireMoney(row.currency, row.allocated),
    created: wirePlace(row.created),
    profile: shown && { ...pick(shown.statement, SHOWN), documents: shown.documents },
  };
}

function hasRunOut(validUntil: number, now: number): boolean {
  return validUntil !== 0 && now >= validUntil;
}

function missingOf(
  { status, validUntil, eligibleCost, allocated }: AssetRow,
  now: number,
  { requirements, penalties }: Standing,
): AssetBody["missing"] {
  const missing: AssetBody["missing"] = [];
  if (status === "suggested") missing.push("confirmation");
  if (status === "suspended") missing.push("reinstatement");
  if (status !== "suggested" && status !== "rejected" && hasRunOut(validUntil, now)) missing.push("renewal");
  if (eligibleCost <= allocated) missing.push("eligible_cost");
  if (requirements.some(({ satisfied }) => !satisfied)) missing.push("permit");
  if (penalties.some(counts)) missing.push("penalty");
  return missing;
}

export function wireScheme({ id, effectiveFrom, effectiveTo, sourceRoot, codes }: SchemeRow): SchemeBody {
  return {
    scheme: id,
    effective_from: wireDay(effectiveFrom) ?? "",
    effective_to: wireDay(effectiveTo),
    source_root: sourceRoot,
    codes,
  };
}
