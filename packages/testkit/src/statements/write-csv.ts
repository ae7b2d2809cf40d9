import { formatDay, formatDecimal } from "@green-ledger/domain";
import { minorUnits } from "@green-ledger/standards";
import { type BankStatement, signedMinor } from "@green-ledger/statements";
import { counterpartyOf, isKnown, plainStatement, saysSomething } from "./plain-statement.ts";

/** The statement as `writeCsv` carries it: booked lines only, none of them a reversal. */
export function asCsv(statement: BankStatement): BankStatement {
  // A signed zero has no direction: it is read as a credit.
  const entries = statement.entries.map((entry) =>
    entry.minor === 0n ? { ...entry, direction: "credit" as const } : entry,
  );
  const plain = plainStatement({ ...statement, entries }, ({ code }) => ({
    status: "booked",
    reversal: false,
    code:
      code?.proprietary == null
        ? null
        : { domain: null, family: null, subFamily: null, proprietary: code.proprietary },
  }));
  const days = plain.entries.map(({ bookingDay }) => bookingDay).filter(isKnown);
  const ends = days.length === 0 ? [0, 0] : [Math.min(...days), Math.max(...days)];
  return {
    ...plain,
    sequence: null,
    entries: plain.entries.map((entry) => ({ ...entry, details: entry.details.filter(saysSomething) })),
    opening: { ...plain.opening, day: ends[0] ?? 0 },
    closing: { ...plain.closing, day: ends[1] ?? 0 },
    totals: {
      ...plain.totals,
      details: plain.entries.flatMap(({ details }) => details).filter(saysSomething).length,
    },
  };
}

const HEADER = [
  "Booking Date",
  "Value Date",
  "Amount",
  "Balance",
  "Account",
  "Statement",
  "Reference",
  "Bank Reference",
  "End To End",
  "UETR",
  "Instruction",
  "Purpose",
  "Code",
  "Counterparty",
  "Counterparty Account",
  "Counterparty Bank",
  "Text",
  "Note",
];

/** A statement with a running balance, oldest line first; it must be as `asCsv` makes it. */
export function writeCsv({ entries, ...head }: BankStatement): string {
  const digits = minorUnits(head.currency) ?? 0;
  const decimal = (minor: bigint) => formatDecimal(minor, digits).replace(".", ",");
  const day = (value: number) => (isKnown(value) ? formatDay(value).split("-").reverse().join(".") : "");
  let balance = head.opening.minor;
  const rows = entries.map((entry) => {
    balance += signedMinor(entry);
    const [detail] = entry.details;
    const party = detail === undefined ? undefined : counterpartyOf(detail, entry.direction);
    return [
      day(entry.bookingDay),
      day(entry.valueDay),
      decimal(signedMinor(entry)),
      decimal(balance),
      head.account.id,
      head.statementId,
      entry.reference,
      entry.servicerReference,
      detail?.endToEndId,
      detail?.uetr,
      detail?.instructionId,
      detail?.purpose,
      entry.code?.proprietary,
      party?.name,
      party?.account,
      party?.agent,
      detail?.remittance,
      entry.information,
    ];
  });
  return [HEADER, ...rows].map((cells) => `${cells.map(quoted).join(";")}\r\n`).join("");
}

const quoted = (cell: string | null | undefined) => {
  const text = cell ?? "";
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The mapping that reads what `writeCsv` writes. */
export function csvMapping(currency: string): unknown {
  const column = (header: string) => ({ required: true, headers: [header] });
  return {
    format: "green-ledger/statement-mapping/1",
    name: "simulated",
    files: { encoding: "utf-8", delimiter: ";", quote: '"' },
    currency,
    columns: {
      booking_date: column("booking date"),
      value_date: column("value date"),
      amount: column("amount"),
      balance: column("balance"),
      account: column("account"),
      statement_id: column("statement"),
      reference: column("reference"),
      servicer_reference: column("bank reference"),
      end_to_end_id: column("end to end"),
      uetr: column("uetr"),
      instruction_id: column("instruction"),
      purpose: column("purpose"),
      code: column("code"),
      counterparty_name: column("counterparty"),
      counterparty_account: column("counterparty account"),
      counterparty_bank: column("counterparty bank"),
      remittance: column("text"),
      information: column("note"),
    },
    ignored_headers: [],
    amount: { style: "signed", decimal_separator: ",", group_separator: "none" },
    dates: { formats: ["DD.MM.YYYY"], unknown: [] },
    balances: "running_oldest_first",
  };
}
