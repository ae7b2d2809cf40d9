import { bytes, type DocumentId, type MovementId, type Snapshot } from "@green-ledger/domain";

/** Events about one payment before its request: there are none but refusals. */
const EVENTS_SEEN = 100;

/** The documents of the evidence set that a request names: only its event says them. */
export async function requestedDocuments(snapshot: Snapshot, id: MovementId): Promise<DocumentId[]> {
  const { rows } = await snapshot.listBy("event", "bySubject", { prefix: [bytes(id)], limit: EVENTS_SEEN });
  const asked = rows.find(({ name }) => name === "PaymentRequested")?.args.request;
  const documents = (asked as { documents?: unknown } | undefined)?.documents;
  return Array.isArray(documents) ? documents : [];
}
