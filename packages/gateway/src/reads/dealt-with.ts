import { bytes, type PartyId } from "@green-ledger/domain";
import { reachesAll } from "../policy/decide.ts";
import { accountRelations, partyRelations } from "../policy/relations.ts";
import type { ReadContext } from "./context.ts";

/** How many of a party's newest movements are looked at. */
const MOVEMENTS_SEEN = 20;

/** Parties with which accounts of the caller had to do lately: it may know their names. */
export async function dealtWith(parties: Iterable<PartyId>, context: ReadContext): Promise<Set<PartyId>> {
  const { principal, snapshot, lookup } = context;
  const known = new Set<PartyId>();
  if (reachesAll(principal, "party.read")) return known;
  for (const party of new Set(parties)) {
    const row = lookup.party(party);
    if (row === undefined || partyRelations(row, principal.party).length > 0) continue;
    const { rows } = await snapshot.listBy("movement", "byCounterparty", {
      prefix: [bytes(party)],
      limit: MOVEMENTS_SEEN,
      reverse: true,
    });
    const own = rows.some(({ account }) => {
      const held = lookup.account(account);
      return held !== undefined && accountRelations(held, principal.party).length > 0;
    });
    if (own) known.add(party);
  }
  return known;
}
