import type { Day } from "@green-ledger/domain";

/** What a bank says of one account over a period, whatever the format of its file. */
export interface BankStatement extends StatementHead {
  /** In the order of the file. */
  readonly entries: readonly StatementEntry[];
  readonly totals: StatementTotals;
  /** What a person should look at; none of it makes the statement wrong. */
  readonly findings: readonly StatementFinding[];
}

/** What stands before the entries. */
export interface StatementHead {
  readonly statementId: string;
  /** The bank's running number of electronic statements, if it gives one. */
  readonly sequence: bigint | null;
  /** As the bank writes it (ISO 8601, perhaps without a zone), or null. */
  readonly createdAt: string | null;
  /** Set if the bank sends the statement again. */
  readonly copy: "copy" | "duplicate" | "copy_of_duplicate" | null;
  readonly account: StatementAccount;
  /** ISO 4217. */
  readonly currency: string;
  /** Booked money at the start (OPBD, or PRCD of the period before) and at the end (CLBD). */
  readonly opening: StatementBalance;
  readonly closing: StatementBalance;
}

export interface StatementAccount {
  readonly scheme: "iban" | "other";
  readonly id: string;
  /** BIC of the bank that keeps the account. */
  readonly servicer: string | null;
}

/** Signed minor units: money owed to the bank is negative. */
export interface StatementBalance {
  readonly minor: bigint;
  /** UNKNOWN_DAY if the file does not say it. */
  readonly day: Day;
}

/** What an entry does to the balance. A reversal is written as what it does, not as what it undoes. */
export type Direction = "credit" | "debit";

/** Only booked entries change the booked balance. */
export type EntryStatus = "booked" | "pending" | "information" | "future";

export interface StatementEntry {
  /** `<statement id>#<place in the statement, from 1>`. */
  readonly id: string;
  /** Line of the file on which it starts. */
  readonly line: number;
  /** The bank's references of the entry: NtryRef and AcctSvcrRef, or the fields of MT940. */
  readonly reference: string | null;
  readonly servicerReference: string | null;
  /** Minor units, never negative. */
  readonly minor: bigint;
  readonly direction: Direction;
  readonly reversal: boolean;
  readonly status: EntryStatus;
  readonly bookingDay: Day;
  readonly valueDay: Day;
  readonly code: TransactionCode | null;
  /** Of a batch that the bank booked as one entry. */
  readonly batch: EntryBatch | null;
  /** None, one, or the parts of a batch. */
  readonly details: readonly EntryDetail[];
  /** True if every part of a batch has an amount in the account's currency and they add up to the entry. */
  readonly split: boolean;
  readonly information: string | null;
}

/** ISO 20022 bank transaction code, the bank's own code, or both. */
export interface TransactionCode {
  readonly domain: string | null;
  readonly family: string | null;
  readonly subFamily: string | null;
  readonly proprietary: string | null;
}

export interface EntryBatch {
  readonly messageId: string | null;
  readonly paymentInformationId: string | null;
  readonly count: bigint | null;
}

/** One payment below an entry. */
export interface EntryDetail {
  readonly endToEndId: string | null;
  /** Lower case. */
  readonly uetr: string | null;
  readonly transactionId: string | null;
  readonly instructionId: string | null;
  readonly messageId: string | null;
  readonly paymentInformationId: string | null;
  readonly servicerReference: string | null;
  /** Minor units of `currency` and what they do to the balance; null where the file gives none. */
  readonly amount: DetailAmount | null;
  readonly purpose: string | null;
  readonly debtor: RelatedParty;
  readonly creditor: RelatedParty;
  /** Unstructured lines, joined by a line feed. */
  readonly remittance: string | null;
  /** The structured creditor reference. */
  readonly creditorReference: string | null;
}

export interface DetailAmount {
  readonly currency: string;
  readonly minor: bigint;
  readonly direction: Direction;
}

export interface RelatedParty {
  readonly name: string | null;
  readonly account: string | null;
  /** BIC of its bank. */
  readonly agent: string | null;
}

/** Sums over booked entries; opening + credits − debits = closing holds for every statement that was read. */
export interface StatementTotals {
  readonly entries: number;
  readonly booked: number;
  readonly details: number;
  readonly credits: bigint;
  readonly debits: bigint;
}

export type FindingCode =
  | "detail_amount_missing"
  | "detail_currency_differs"
  | "details_sum_differs"
  | "batch_count_differs"
  | "batch_sum_differs"
  | "party_iban_checksum"
  | "statement_is_copy"
  | "status_unknown";

export interface StatementFinding {
  readonly code: FindingCode;
  readonly line: number;
  readonly detail: string;
}

/** Takes a file apart as it is read; `close` comes when the statement has been checked. */
export interface StatementSink {
  open(head: StatementHead): void;
  entry(entry: StatementEntry): void;
  finding(finding: StatementFinding): void;
  close(totals: StatementTotals): void;
}

export const UNKNOWN_PARTY: RelatedParty = { name: null, account: null, agent: null };

/** Signed minor units of an entry or a part of one. */
export function signedMinor({ minor, direction }: { minor: bigint; direction: Direction }): bigint {
  return direction === "credit" ? minor : -minor;
}
