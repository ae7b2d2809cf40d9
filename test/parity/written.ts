import { type ItemOutcome, type Reason, reasonOf } from "@green-ledger/domain";
import type { LedgerEvent } from "@green-ledger/domain/projection";

/** What a write decided on each receipt or payment, as its events say. */
export interface Written {
  reasons: Reason[];
  items: ItemOutcome[];
}

export function writtenIn(events: readonly LedgerEvent[]): Written {
  const written: Written = { reasons: [], items: [] };
  for (const event of events) {
    if (event.contract !== "LotLedger") continue;
    switch (event.name) {
      case "ReceiptRecorded":
        written.reasons.push("none");
        break;
      case "PaymentRecorded": {
        const reason = reasonOf(event.args.flag);
        written.reasons.push(reason);
        if (reason !== "none") {
          written.items.push({ id: event.args.payment, reason, verdict: "flagged", limit: "0" });
        }
        break;
      }
      case "MovementRefused": {
        const { movement: id, limit } = event.args;
        const reason = reasonOf(event.args.reason);
        written.reasons.push(reason);
        written.items.push({ id, reason, verdict: "refused", limit: limit.toString() });
        break;
      }
    }
  }
  return written;
}
