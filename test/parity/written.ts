import {
  type Bytes32,
  type ItemOutcome,
  ORIGINS,
  type Reason,
  reasonOf,
  ZERO_32,
} from "@green-ledger/domain";
import type { LedgerEvent } from "@green-ledger/domain/projection";

/** What a write decided on each receipt or payment, as its events say. */
export interface Written {
  reasons: Reason[];
  items: ItemOutcome[];
}

export function writtenIn(events: readonly LedgerEvent[]): Written {
  const written: Written = { reasons: [], items: [] };
  const reversals = new Set<Bytes32>();
  // What a shortfall was is told all or nothing: there is no answer for each payment.
  const explained = events.some(({ name }) => name === "LeakRestored");
  for (const event of events) {
    if (event.contract === "EvidenceBook") {
      const item = documentItem(event);
      if (item !== undefined) written.items.push(item);
      continue;
    }
    if (event.contract !== "LotLedger") continue;
    switch (event.name) {
      case "ReceiptRecorded":
        // Money that a statement found is part of the statement.
        if (event.args.origin !== UNEXPLAINED) written.reasons.push("none");
        break;
      case "BalanceStated":
      case "MoneyLent":
      case "MoneyConverted":
        written.reasons.push("none");
        break;
      case "EntryReversed":
        // One event for each colour.
        if (!reversals.has(event.args.reversal)) written.reasons.push("none");
        reversals.add(event.args.reversal);
        break;
      case "PaymentRecorded":
      case "PaymentRequested":
        if (!explained) flagged(written, event.args.payment, event.args.flag);
        break;
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

const UNEXPLAINED = ORIGINS.indexOf("unexplained");

function flagged(written: Written, id: Bytes32, flag: number): void {
  const reason = reasonOf(flag);
  written.reasons.push(reason);
  if (reason !== "none") written.items.push({ id, reason, verdict: "flagged", limit: "0" });
}

function documentItem(event: Extract<LedgerEvent, { contract: "EvidenceBook" }>): ItemOutcome | undefined {
  const { name, args } = event;
  if (name === "RegistrationConflicted") {
    return { id: args.document, reason: "already_recorded", verdict: "refused", limit: "0" };
  }
  const suspect = name === "DocumentRegistered" && args.similarTo !== ZERO_32;
  if (!suspect) return undefined;
  return { id: args.document, reason: "evidence_suspect", verdict: "flagged", limit: "0" };
}
