import { bytes, type DocumentId, type MovementId, pagesOf, type Snapshot } from "@green-ledger/domain";

/** The documents of the evidence set that a request names: only its event says them. */
export async function requestedDocuments(snapshot: Snapshot, id: MovementId): Promise<DocumentId[]> {
  const prefix = [bytes(id)];
  for await (const rows of pagesOf((page) => snapshot.listBy("event", "bySubject", { ...page, prefix }))) {
    const asked = rows.find(({ name }) => name === "PaymentRequested")?.args.request;
    if (asked === undefined) continue;
    const { documents } = asked as { documents?: unknown };
    return Array.isArray(documents) ? documents : [];
  }
  return [];
}
