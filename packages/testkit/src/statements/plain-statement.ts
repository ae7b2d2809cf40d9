import { UNKNOWN_DAY } from "@green-ledger/domain";
import type { BankStatement, EntryDetail, RelatedParty, StatementEntry } from "@green-ledger/statements";

/** The same statement as far as MT940 and delimited files can carry it: at most one payment below an entry. */
export function plainStatement(
  statement: BankStatement,
  change: (entry: StatementEntry) => Partial<StatementEntry>,
): BankStatement {
  const entries = statement.entries.map((entry) => {
    const detail = entry.details[0];
    return {
      ...entry,
      batch: null,
      split: false,
      details: detail === undefined ? [] : [plainDetail(detail, entry.direction)],
      ...change(entry),
    };
  });
  const booked = entries.filter(({ status }) => status === "booked");
  const sum = (direction: string) =>
    booked.filter((each) => each.direction === direction).reduce((total, { minor }) => total + minor, 0n);
  const [credits, debits] = [sum("credit"), sum("debit")];
  return {
    ...statement,
    createdAt: null,
    copy: null,
    entries,
    closing: { ...statement.closing, minor: statement.opening.minor + credits - debits },
    totals: {
      entries: entries.length,
      booked: booked.length,
      details: entries.reduce((count, { details }) => count + details.length, 0),
      credits,
      debits,
    },
    findings: [],
  };
}

const NOBODY: RelatedParty = { name: null, account: null, agent: null };

/** The other side of the payment is told; the account's own side is the account. */
function plainDetail(detail: EntryDetail, direction: "credit" | "debit"): EntryDetail {
  return {
    ...detail,
    transactionId: null,
    messageId: null,
    paymentInformationId: null,
    servicerReference: null,
    amount: null,
    creditorReference: null,
    remittance: detail.remittance?.replaceAll("\n", " ") ?? null,
    debtor: direction === "credit" ? detail.debtor : NOBODY,
    creditor: direction === "debit" ? detail.creditor : NOBODY,
  };
}

/** Whether a detail says anything; one that says nothing leaves no trace in a plain format. */
export function saysSomething({
  endToEndId,
  uetr,
  instructionId,
  purpose,
  remittance,
  ...rest
}: EntryDetail): boolean {
  const { debtor, creditor } = rest;
  const words = [endToEndId, uetr, instructionId, purpose, remittance];
  return [...words, ...Object.values(debtor), ...Object.values(creditor)].some((word) => word !== null);
}

export const counterpartyOf = (
  { debtor, creditor }: EntryDetail,
  direction: "credit" | "debit",
): RelatedParty => (direction === "credit" ? debtor : creditor);

export const isKnown = (day: number): boolean => day !== UNKNOWN_DAY;
