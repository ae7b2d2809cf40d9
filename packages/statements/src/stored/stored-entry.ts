import { formatDay, parseDay, UNKNOWN_DAY } from "@green-ledger/domain";
import {
  type EntryDetail,
  type RelatedParty,
  type StatementEntry,
  UNKNOWN_PARTY,
} from "../bank-statement.ts";

type Texts<T> = { readonly [K in keyof T]?: string };

/** A part of a booked entry as JSON: what is not known is left out. */
export type StoredDetail = Texts<Omit<EntryDetail, "amount" | "debtor" | "creditor">> & {
  readonly amount?: { currency: string; minor: string; direction: "credit" | "debit" };
  readonly debtor?: Texts<RelatedParty>;
  readonly creditor?: Texts<RelatedParty>;
};

/** A booked entry as JSON: what is not known is left out. */
export type StoredEntry = {
  readonly id: string;
  readonly line: number;
  readonly minor: string;
  readonly direction: "credit" | "debit";
  readonly reversal?: true;
  readonly booking_day?: string;
  readonly value_day?: string;
  readonly reference?: string;
  readonly servicer_reference?: string;
  readonly batch?: Texts<NonNullable<StatementEntry["batch"]>>;
  readonly details?: readonly StoredDetail[];
  /** The details add up to the entry. */
  readonly split?: true;
  readonly information?: string;
};

export function storeEntry(entry: StatementEntry): StoredEntry {
  const { id, line, minor, direction, reversal, batch, details, split } = entry;
  return {
    id,
    line,
    minor: minor.toString(),
    direction,
    ...(reversal ? { reversal } : {}),
    ...known({
      booking_day: dayText(entry.bookingDay),
      value_day: dayText(entry.valueDay),
      reference: entry.reference,
      servicer_reference: entry.servicerReference,
      information: entry.information,
    }),
    ...(batch === null ? {} : { batch: known({ ...batch, count: batch.count?.toString() ?? null }) }),
    ...(details.length === 0 ? {} : { details: details.map(storeDetail) }),
    ...(split ? { split } : {}),
  };
}

/** The entry again; bank transaction codes are not kept. */
export function restoreEntry(stored: StoredEntry): StatementEntry {
  const { id, line, minor, direction, batch, details = [] } = stored;
  return {
    id,
    line,
    reference: stored.reference ?? null,
    servicerReference: stored.servicer_reference ?? null,
    minor: BigInt(minor),
    direction,
    reversal: stored.reversal ?? false,
    status: "booked",
    bookingDay: dayOf(stored.booking_day),
    valueDay: dayOf(stored.value_day),
    code: null,
    batch:
      batch === undefined
        ? null
        : {
            messageId: batch.messageId ?? null,
            paymentInformationId: batch.paymentInformationId ?? null,
            count: batch.count === undefined ? null : BigInt(batch.count),
          },
    details: details.map(restoreDetail),
    split: stored.split ?? false,
    information: stored.information ?? null,
  };
}

function storeDetail({ amount, debtor, creditor, ...texts }: EntryDetail): StoredDetail {
  return {
    ...known(texts),
    ...(amount === null ? {} : { amount: { ...amount, minor: amount.minor.toString() } }),
    ...partyUnder("debtor", debtor),
    ...partyUnder("creditor", creditor),
  };
}

function restoreDetail({ amount, debtor, creditor, ...texts }: StoredDetail): EntryDetail {
  return {
    endToEndId: texts.endToEndId ?? null,
    uetr: texts.uetr ?? null,
    transactionId: texts.transactionId ?? null,
    instructionId: texts.instructionId ?? null,
    messageId: texts.messageId ?? null,
    paymentInformationId: texts.paymentInformationId ?? null,
    servicerReference: texts.servicerReference ?? null,
    purpose: texts.purpose ?? null,
    remittance: texts.remittance ?? null,
    creditorReference: texts.creditorReference ?? null,
    amount: amount === undefined ? null : { ...amount, minor: BigInt(amount.minor) },
    debtor: { ...UNKNOWN_PARTY, ...debtor },
    creditor: { ...UNKNOWN_PARTY, ...creditor },
  };
}

function partyUnder(name: "debtor" | "creditor", party: RelatedParty) {
  const texts = known({ ...party });
  return Object.keys(texts).length === 0 ? {} : { [name]: texts };
}

function known<K extends string>(texts: Record<K, string | null>): { [P in K]?: string } {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== null)) as {
    [P in K]?: string;
  };
}

const dayText = (day: number) => (day === UNKNOWN_DAY ? null : formatDay(day));
const dayOf = (text: string | undefined) =>
  text === undefined ? UNKNOWN_DAY : (parseDay(text) ?? UNKNOWN_DAY);
