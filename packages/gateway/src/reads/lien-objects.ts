import { bytes, type LienObject, objectKey, type PartyId, type Snapshot } from "@green-ledger/domain";
import { chainId } from "../ids/wire-ids.ts";
import type { Lookup } from "./lookup.ts";
import { trancheById } from "./tranches.ts";

/** The object that an id on the wire names. */
export function objectOf(wire: string): LienObject {
  return { kind: wire.startsWith("ast_") ? "asset" : "loan", object: chainId(wire) };
}

/**
 * Whose an object is now: of a loan, the lender's. Undefined if there is no such asset, or the tranche is not of a
 * loan or facility.
 */
export async function ownerOf(
  { kind, object }: LienObject,
  { lookup, snapshot }: { lookup: Lookup; snapshot: Snapshot },
): Promise<PartyId | undefined> {
  if (kind === "asset") return lookup.asset(object)?.owner;
  const tranche = kind === "loan" ? await trancheById(snapshot, object) : undefined;
  const instrument = tranche === undefined ? undefined : lookup.instrument(tranche.instrument);
  const lent = instrument?.kind === "loan" || instrument?.kind === "facility";
  return lent ? instrument.payingAgent : undefined;
}

/** Whether the index has the thing that an object would be, whoever owns it. */
export async function isIndexed(
  { kind, object }: LienObject,
  { lookup, snapshot }: { lookup: Lookup; snapshot: Snapshot },
): Promise<boolean> {
  if (kind === "asset") return lookup.asset(object) !== undefined;
  return kind === "loan" && (await trancheById(snapshot, object)) !== undefined;
}

/** Whether a party has an active lien on an object. */
export async function holdsLien(snapshot: Snapshot, object: LienObject, party: PartyId): Promise<boolean> {
  const prefix = [...objectKey(object), bytes(party)];
  const { rows } = await snapshot.listBy("lien", "byHolder", { prefix, limit: 1 });
  return rows.length > 0;
}
