import { UNKNOWN_DAY } from "@green-ledger/domain";
import fc from "fast-check";
import type {
  BankStatement,
  EntryDetail,
  RelatedParty,
  StatementEntry,
  StatementTotals,
} from "../src/index.ts";

/** Random statements that are right: for round trips through the formats. */

const currency = fc.constantFrom("GBP", "EUR", "JPY", "KWD", "CNY");
const reference = fc.stringMatching(/^[A-Z0-9][A-Z0-9/-]{0,14}[A-Z0-9]$/);
const name = fc.constantFrom(
  "Müller & Söhne <Bau>",
  "绿色 建设 有限公司",
  "ATKINS LIMITED",
  'O\'Brien "Solar"',
);
const ibans = ["GB82WEST12345698765432", "DE89370400440532013000", "NL91ABNA0417164300"] as const;
const day = fc.integer({ min: 14_000, max: 20_500 });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const minor = fc.bigInt({ min: 0n, max: 10n ** 12n });

const party: fc.Arbitrary<RelatedParty> = fc.record({
  name: optional(name),
  account: optional(fc.constantFrom(...ibans, "12-34/5678")),
  agent: optional(fc.constantFrom("WESTGB22XXX", "DEUTDEFF")),
});

function detail(ccy: string, direction: "credit" | "debit"): fc.Arbitrary<EntryDetail> {
  return fc.record({
    endToEndId: optional(reference),
    uetr: optional(fc.uuid({ version: 4 })),
    transactionId: optional(reference),
    instructionId: optional(reference),
    messageId: optional(reference),
    paymentInformationId: optional(reference),
    servicerReference: optional(reference),
    amount: minor.map((value) => ({ currency: ccy, minor: value, direction })),
    purpose: optional(fc.constantFrom("SUPP", "GOVT")),
    debtor: party,
    creditor: party,
    remittance: optional(fc.constantFrom("invoice 12", "line one\nline two")),
    creditorReference: optional(reference),
  });
}

function entry(ccy: string): fc.Arbitrary<StatementEntry> {
  return fc
    .record({ direction: fc.constantFrom("credit" as const, "debit" as const), own: minor })
    .chain(({ direction, own }) =>
      fc
        .record({
          reference: optional(reference),
          servicerReference: optional(reference),
          reversal: fc.boolean(),
          status: fc.constantFrom(
            "booked" as const,
            "booked" as const,
            "pending" as const,
            "information" as const,
          ),
          bookingDay: fc.oneof(fc.constant(UNKNOWN_DAY), day),
          valueDay: day,
          code: optional(
            fc.constantFrom(
              { domain: "PMNT", family: "ICDT", subFamily: "ESCT", proprietary: null },
              { domain: "PMNT", family: "RCDT", subFamily: "ESCT", proprietary: "NTRF+166" },
            ),
          ),
          details: fc.array(detail(ccy, direction), { maxLength: 3 }),
          information: optional(fc.constantFrom("a note", "费用")),
        })
        .map((fields) => {
          const parts = fields.details.reduce((sum, { amount }) => sum + (amount?.minor ?? 0n), 0n);
          return {
            ...fields,
            id: "",
            line: 0,
            direction,
            minor: fields.details.length === 0 ? own : parts,
            batch: null,
            split: fields.details.length > 1,
          };
        }),
    );
}

export const statement: fc.Arbitrary<BankStatement> = currency.chain((ccy) =>
  fc
    .record({
      statementId: reference,
      sequence: optional(fc.bigInt({ min: 0n, max: 10n ** 17n })),
      createdAt: optional(fc.constantFrom("2026-01-02T03:04:05Z", "2026-01-02T03:04:05.678+08:00")),
      copy: fc.constantFrom(null, null, "duplicate" as const),
      iban: fc.constantFrom(...ibans),
      opening: fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
      openingDay: day,
      closingDay: day,
      entries: fc.array(entry(ccy), { maxLength: 8 }),
    })
    .map(({ iban, opening, openingDay, closingDay, entries: drafts, ...head }) =>
      completed({
        ...head,
        account: { scheme: "iban", id: iban, servicer: null },
        currency: ccy,
        opening: { minor: opening, day: openingDay },
        closingDay,
        drafts,
      }),
    ),
);

type Draft = Pick<
  BankStatement,
  "statementId" | "sequence" | "createdAt" | "copy" | "account" | "currency" | "opening"
> & {
  closingDay: number;
  drafts: readonly StatementEntry[];
};

/** Numbers the entries and closes the statement with the balance that they make. */
export function completed({ closingDay, drafts, ...head }: Draft): BankStatement {
  const entries = drafts.map((each, index) => ({ ...each, id: `${head.statementId}#${index + 1}` }));
  const totals = totalsOf(entries);
  return {
    ...head,
    closing: { minor: head.opening.minor + totals.credits - totals.debits, day: closingDay },
    entries,
    totals,
    findings: [],
  };
}

function totalsOf(entries: readonly StatementEntry[]): StatementTotals {
  const booked = entries.filter(({ status }) => status === "booked");
  const sum = (direction: string) =>
    booked.filter((each) => each.direction === direction).reduce((total, each) => total + each.minor, 0n);
  return {
    entries: entries.length,
    booked: booked.length,
    details: entries.reduce((count, { details }) => count + details.length, 0),
    credits: sum("credit"),
    debits: sum("debit"),
  };
}

/** A statement as the round trip must give it back: places in the file and findings are the file's. */
export function withoutPlaces(read: BankStatement): BankStatement {
  return { ...read, entries: read.entries.map((each) => ({ ...each, line: 0 })), findings: [] };
}
