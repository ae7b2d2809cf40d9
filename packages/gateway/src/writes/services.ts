import type { OutboxReader, ProjectionReader, Sender } from "@green-ledger/domain";
import type { Limits } from "../deps.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import type { NetworkKeys } from "../evidence/network-keys.ts";
import type { MakeId } from "../ids/make-id.ts";
import type { Principal } from "../principal.ts";
import { createLookup } from "../reads/lookup.ts";
import type { Vault } from "../vault/vault.ts";
import { createEarlier } from "./earlier.ts";
import type { PendingItems } from "./pending-items.ts";
import type { PlanContext } from "./plan.ts";
import { createReferences } from "./references.ts";
import type { Reservations } from "./reservations.ts";
import type { Settlements } from "./settlements.ts";

/** What writes are made with. */
export interface WriteServices {
  projection: ProjectionReader;
  outbox: OutboxReader;
  sender: Sender;
  makeId: MakeId;
  vault: Vault;
  networkKeys: NetworkKeys;
  pending: PendingItems;
  reservations: Reservations;
  settlements: Settlements;
  limits: Limits;
}

/**
 * Runs work that plans a write, on one snapshot that is closed afterwards.
 * @throws GatewayError not_ready
 */
export async function withPlanContext<T>(
  { projection, outbox, makeId, vault, networkKeys, pending }: WriteServices,
  principal: Principal,
  work: (context: PlanContext) => Promise<T>,
): Promise<T> {
  if (projection.checkpoint() === undefined) throw new GatewayError("not_ready", "Nothing is indexed yet.");
  const snapshot = projection.snapshot();
  try {
    const lookup = createLookup(snapshot);
    return await work({
      principal,
      snapshot,
      lookup,
      references: createReferences({ party: principal.party, lookup, pending, outbox }),
      earlier: createEarlier(outbox, pending),
      pending,
      outbox,
      makeId,
      vault,
      networkKeys,
    });
  } finally {
    snapshot.close();
  }
}
