import { bytes, type Colour, type PartyId, type PoolRow, type Snapshot, u32 } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { decide, reachesAll } from "../policy/decide.ts";
import type { Relation } from "../policy/grants.ts";
import { poolRelations } from "../policy/relations.ts";
import type { Principal } from "../principal.ts";
import type { Lookup } from "./lookup.ts";

interface Asked {
  principal: Principal;
  snapshot: Snapshot;
  lookup: Lookup;
}

/** A pool as the caller may see it. */
export interface PoolScope {
  pool: PoolRow;
  relations: Relation[];
  /** Issuer, servicer or supervisor: everything in it. Others see what is theirs. */
  inFull: boolean;
}

/**
 * The pool, if the caller may see it.
 * @throws GatewayError not_found
 */
export async function visiblePool(wire: string, asked: Asked): Promise<PoolScope> {
  const pool = asked.lookup.pool(chainId(wire));
  const scope = pool === undefined ? undefined : await scopeOf(pool, asked);
  if (scope === undefined) throw new GatewayError("not_found", "No such pool is recorded.");
  return scope;
}

/** How a pool is to be shown to the caller; undefined if it is not. */
export async function scopeOf(pool: PoolRow, asked: Asked): Promise<PoolScope | undefined> {
  const { principal } = asked;
  const relations = await relationsTo(pool, asked);
  if (!decide(principal, "pool.read", relations).allow) return undefined;
  const keeps = relations.includes("issuer") || relations.includes("servicer");
  return { pool, relations, inFull: keeps || reachesAll(principal, "pool.read") };
}

async function relationsTo(pool: PoolRow, { principal, snapshot, lookup }: Asked): Promise<Relation[]> {
  const { party } = principal;
  const prefix = [bytes(party), bytes(pool.id)];
  const [sold, asked] = await Promise.all([
    snapshot.listBy("poolItem", "byOriginator", { prefix, limit: 1 }),
    snapshot.listBy("substitution", "bySeller", { prefix, limit: 1 }),
  ]);
  const notes = lookup.instrument(pool.id)?.colours ?? [];
  const sides = {
    originates: sold.rows.length > 0 || asked.rows.length > 0,
    holds: notes.some((note) => faceOf(snapshot, note, party) > 0n),
  };
  return poolRelations(pool, sides, party);
}

function faceOf(snapshot: Snapshot, note: Colour, holder: PartyId): bigint {
  return snapshot.get("notePosition", [u32(note), bytes(holder)])?.face ?? 0n;
}
