import type { ClaimId, ClaimRow } from "@green-ledger/domain";
import type { Lookup } from "./lookup.ts";

/** What keeps a claim, or one that it stands on, from counting. */
export interface ForceCause {
  claim: ClaimId;
  cause: "window_open" | "challenged" | "rejected" | "revoked" | "not_yet_valid" | "expired";
  /** Second that the cause is about; null if it is about none. */
  at: number | null;
}

/**
 * Why a claim is not in force in a given second; empty if it is (L9). A claim that fell stays fallen, so who refers to
 * it needs no look at epochs here. Bounded by the ledger: at most 16 claims stand behind one.
 */
export function causesAgainst(
  { claim: find }: Pick<Lookup, "claim">,
  claim: ClaimRow,
  now: number,
): ForceCause[] {
  const causes = new Map<ClaimId, ForceCause>();
  const behind = [claim];
  for (const row of behind) {
    const own = ownCause(row, now);
    if (own !== null) causes.set(row.id, { claim: row.id, ...own });
    for (const reference of row.references) {
      const referred = find(reference.claim);
      if (referred !== undefined) behind.push(referred);
    }
  }
  return [...causes.values()];
}

export function isInForce(lookup: Pick<Lookup, "claim">, claim: ClaimRow, now: number): boolean {
  return causesAgainst(lookup, claim, now).length === 0;
}

function ownCause(
  { status, countsFrom, validFrom, validUntil }: ClaimRow,
  now: number,
): Omit<ForceCause, "claim"> | null {
  if (status !== "active") return { cause: status, at: null };
  if (validUntil !== 0 && now >= validUntil) return { cause: "expired", at: validUntil };
  if (now < countsFrom) return { cause: "window_open", at: countsFrom };
  return now < validFrom ? { cause: "not_yet_valid", at: validFrom } : null;
}
