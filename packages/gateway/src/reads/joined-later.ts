import type { PartyRow, Place } from "@green-ledger/domain";
import type { JoinedSince } from "@green-ledger/trace";
import type { Lookup } from "./lookup.ts";

/**
 * Where a payee came into the control group of an account's owner; null if it is not in it. What was allocated to it
 * before was paid at arm's length: it is reported, not rewritten ({@link joinedAfter}).
 */
export function joinedSinceIn(lookup: Pick<Lookup, "account" | "party">): JoinedSince {
  return (account, payee) => {
    const owner = lookup.account(account)?.owner;
    return togetherSince(owner === undefined ? undefined : lookup.party(owner), lookup.party(payee));
  };
}

function togetherSince(a: PartyRow | undefined, b: PartyRow | undefined): Place | null {
  if (a === undefined || b === undefined || a.group !== b.group) return null;
  return [a.joined, b.joined].sort((x, y) => y.block - x.block || y.logIndex - x.logIndex)[0] ?? null;
}
