import { bytes, type Snapshot, type TrancheId, type TrancheRow } from "@green-ledger/domain";

/** The tranche with an id. */
export async function trancheById(snapshot: Snapshot, id: TrancheId): Promise<TrancheRow | undefined> {
  const { rows } = await snapshot.listBy("tranche", "byId", { prefix: [bytes(id)], limit: 1 });
  return rows[0];
}
