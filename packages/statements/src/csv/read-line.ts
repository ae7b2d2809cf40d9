import { type Day, parseDay, UNKNOWN_DAY } from "@green-ledger/domain";
import { type Direction, type EntryDetail, type StatementEntry, UNKNOWN_PARTY } from "../bank-statement.ts";
import { StatementError } from "../statement-error.ts";
import { amountDetail, amountReader, dateReader, type Header } from "../tabular/index.ts";
import type { StatementField, StatementMapping } from "./statement-mapping.ts";

/** One record below the header, and how its cells are found. */
export interface CsvLine {
  /** Physical line on which the record starts. */
  readonly line: number;
  cell(field: StatementField): string;
}

export function csvLine(cells: readonly string[], header: Header, line: number): CsvLine {
  return { line, cell: (field) => (cells[header.get(field) ?? -1] ?? "").trim() };
}

/**
 * Makes the readers of a mapping's cells.
 * @param digits minor-unit digits of the mapping's currency
 */
export function lineReaders(mapping: StatementMapping, digits: number) {
  const { amount } = mapping;
  const toMinor = amountReader(amount, digits);
  const toDate = dateReader(mapping.dates);

  /** Signed minor units of a cell. */
  function money({ line, cell }: CsvLine, field: StatementField): bigint {
    const minor = toMinor(cell(field));
    if (typeof minor === "bigint") return minor;
    throw new StatementError(minor, amountDetail(minor, cell(field)), { line, path: field });
  }

  function unsigned(line: CsvLine, field: StatementField): bigint {
    const minor = money(line, field);
    if (minor >= 0n) return minor;
    const detail = `"${line.cell(field)}" has a sign, the direction is said elsewhere`;
    throw new StatementError("amount_malformed", detail, { line: line.line, path: field });
  }

  /** What the line does to the balance, signed. */
  function change(line: CsvLine): bigint {
    switch (amount.style) {
      case "signed":
        return money(line, "amount");
      case "two_columns":
        return fromTwoColumns(line);
      case "indicator": {
        const word = line.cell("indicator");
        if (amount.credit.includes(word)) return unsigned(line, "amount");
        if (amount.debit.includes(word)) return -unsigned(line, "amount");
        const detail = `"${word}" says neither credit nor debit`;
        throw new StatementError("value_invalid", detail, { line: line.line, path: "indicator" });
      }
    }
  }

  function fromTwoColumns(line: CsvLine): bigint {
    const [credit, debit] = (["credit", "debit"] as const).map((field) =>
      line.cell(field) === "" ? undefined : unsigned(line, field),
    );
    if (credit === undefined && debit === undefined) {
      throw new StatementError("amount_missing", "neither credit nor debit", {
        line: line.line,
        path: "credit",
      });
    }
    if ((credit ?? 0n) !== 0n && (debit ?? 0n) !== 0n) {
      const detail = "the line has both a credit and a debit";
      throw new StatementError("amount_malformed", detail, { line: line.line, path: "credit" });
    }
    return (credit ?? 0n) - (debit ?? 0n);
  }

  function day({ line, cell }: CsvLine, field: StatementField): Day {
    if (cell(field) === "") return UNKNOWN_DAY;
    const text = toDate(cell(field));
    if (text === "date_unreadable") {
      const detail = `"${cell(field)}" is not a date that the mapping reads`;
      throw new StatementError("date_invalid", detail, { line, path: field });
    }
    return text === null ? UNKNOWN_DAY : (parseDay(text) ?? UNKNOWN_DAY);
  }

  /** @param id of the entry */
  function entry(line: CsvLine, id: string): StatementEntry {
    const signed = change(line);
    const direction = signed < 0n ? "debit" : "credit";
    const detail = detailOf(line, direction);
    const code = filled(line, "code");
    return {
      id,
      line: line.line,
      reference: filled(line, "reference"),
      servicerReference: filled(line, "servicer_reference"),
      minor: signed < 0n ? -signed : signed,
      direction,
      reversal: false,
      status: "booked",
      bookingDay: day(line, "booking_date"),
      valueDay: day(line, "value_date"),
      code: code === null ? null : { domain: null, family: null, subFamily: null, proprietary: code },
      batch: null,
      details: detail === null ? [] : [detail],
      split: false,
      information: filled(line, "information"),
    };
  }

  return { entry, money };
}

function filled({ cell }: CsvLine, field: StatementField): string | null {
  return cell(field) === "" ? null : cell(field);
}

/** What a line says of the payment; null if it says nothing. */
function detailOf(line: CsvLine, direction: Direction): EntryDetail | null {
  const counterparty = {
    name: filled(line, "counterparty_name"),
    account: filled(line, "counterparty_account"),
    agent: filled(line, "counterparty_bank"),
  };
  const detail = {
    endToEndId: filled(line, "end_to_end_id"),
    uetr: filled(line, "uetr")?.toLowerCase() ?? null,
    instructionId: filled(line, "instruction_id"),
    purpose: filled(line, "purpose"),
    remittance: filled(line, "remittance"),
  };
  if (Object.values({ ...detail, ...counterparty }).every((value) => value === null)) return null;
  return {
    ...detail,
    transactionId: null,
    messageId: null,
    paymentInformationId: null,
    servicerReference: null,
    amount: null,
    debtor: direction === "credit" ? counterparty : UNKNOWN_PARTY,
    creditor: direction === "debit" ? counterparty : UNKNOWN_PARTY,
    creditorReference: null,
  };
}
