import type { BankStatement, EntryDetail, StatementEntry } from "../src/index.ts";
import { UNKNOWN_PARTY } from "../src/index.ts";
import { completed } from "./arbitrary.ts";

/** Small statements for tests; each says only what it is about. */

type DetailDraft = { minor: bigint | null; currency?: string; account?: string };
type EntryDraft = Partial<Omit<StatementEntry, "details">> & { details?: DetailDraft[]; batchCount?: bigint };

export function entry({
  details = [{ minor: null }],
  batchCount,
  ...change
}: EntryDraft = {}): StatementEntry {
  const direction = change.direction ?? "debit";
  return {
    id: "",
    line: 0,
    reference: "N1",
    servicerReference: null,
    minor: 1250n,
    direction,
    reversal: false,
    status: "booked",
    bookingDay: 20_454,
    valueDay: 20_454,
    code: { domain: "PMNT", family: "ICDT", subFamily: "ESCT", proprietary: null },
    batch:
      batchCount === undefined ? null : { messageId: null, paymentInformationId: null, count: batchCount },
    details: details.map((draft) => detailOf(draft, direction)),
    split: false,
    information: null,
    ...change,
  };
}

function detailOf(
  { minor, currency = "GBP", account }: DetailDraft,
  direction: "credit" | "debit",
): EntryDetail {
  return {
    endToEndId: "E1",
    uetr: "11111111-2222-4333-8444-555555555555",
    transactionId: null,
    instructionId: null,
    messageId: null,
    paymentInformationId: null,
    servicerReference: null,
    amount: minor === null ? null : { currency, minor, direction },
    purpose: null,
    debtor: UNKNOWN_PARTY,
    creditor: { name: "Atkins Limited", account: account ?? null, agent: null },
    remittance: null,
    creditorReference: null,
  };
}

/** Opens with 1 000.00 GBP and closes with what the entries make of it. */
export function statementOf(
  entries: readonly StatementEntry[],
  change: Partial<BankStatement> = {},
): BankStatement {
  const statement = completed({
    statementId: "S1",
    sequence: 7n,
    createdAt: "2026-01-02T03:04:05Z",
    copy: null,
    account: { scheme: "iban", id: "GB82WEST12345698765432", servicer: null },
    currency: "GBP",
    opening: { minor: 100_000n, day: 20_453 },
    closingDay: 20_454,
    drafts: entries,
  });
  return { ...statement, ...change };
}
