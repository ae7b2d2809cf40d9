import type { EntryDetail, StatementEntry } from "../bank-statement.ts";
import type { Item } from "./types.ts";

/**
 * What of an entry is matched: the entry itself, or each payment of a batch whose parts make it. Only booked entries:
 * others move no money.
 */
export function itemsOf(entry: StatementEntry, currency: string): Item[] {
  if (entry.status !== "booked") return [];
  if (!entry.split) return [wholeItem(entry, currency)];
  return entry.details.map((detail, index) => partItem(entry, detail, index, currency));
}

function wholeItem(entry: StatementEntry, currency: string): Item {
  const [detail] = entry.details.length === 1 ? entry.details : [];
  const batch = [entry.batch?.messageId, entry.batch?.paymentInformationId];
  return {
    id: entry.id,
    entryId: entry.id,
    direction: entry.direction === "credit" ? "in" : "out",
    minor: entry.minor,
    currency,
    bookingDay: entry.bookingDay,
    valueDay: entry.valueDay,
    ...referencesOf(detail, [entry.reference, entry.servicerReference, ...batch]),
    ...counterpartyOf(detail, entry.direction),
  };
}

function partItem(entry: StatementEntry, detail: EntryDetail, index: number, currency: string): Item {
  const direction = detail.amount?.direction ?? entry.direction;
  return {
    id: `${entry.id}/${index + 1}`,
    entryId: entry.id,
    direction: direction === "credit" ? "in" : "out",
    minor: detail.amount?.minor ?? 0n,
    currency,
    bookingDay: entry.bookingDay,
    valueDay: entry.valueDay,
    // The entry's own references are those of the batch: they say nothing about one of its parts.
    ...referencesOf(detail, []),
    ...counterpartyOf(detail, direction),
  };
}

function referencesOf(detail: EntryDetail | undefined, own: readonly (string | null | undefined)[]) {
  const others = [
    ...own,
    detail?.transactionId,
    detail?.messageId,
    detail?.paymentInformationId,
    detail?.servicerReference,
    detail?.creditorReference,
  ];
  return {
    uetr: detail?.uetr ?? null,
    endToEndId: detail?.endToEndId ?? null,
    instructionId: detail?.instructionId ?? null,
    otherReferences: [...new Set(others.filter((each) => each !== null && each !== undefined))],
  };
}

function counterpartyOf(detail: EntryDetail | undefined, direction: "credit" | "debit") {
  const party = direction === "credit" ? detail?.debtor : detail?.creditor;
  return { counterpartyName: party?.name ?? null, counterpartyAccount: party?.account ?? null };
}
