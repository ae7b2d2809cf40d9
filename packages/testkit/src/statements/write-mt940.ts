import { formatDay, formatDecimal } from "@green-ledger/domain";
import { minorUnits } from "@green-ledger/standards";
import type { BankStatement, EntryDetail, StatementBalance, StatementEntry } from "@green-ledger/statements";
import { counterpartyOf, isKnown, plainStatement, saysSomething } from "./plain-statement.ts";

/** How :86: is filled: code words between slashes, or three digits and subfields. */
export type InformationStyle = "slashes" | "subfields";

/** The statement as MT940 carries it. */
export function asMt940(statement: BankStatement, style: InformationStyle): BankStatement {
  const id = `${statement.statementId}/${statement.sequence ?? 0n}`;
  const plain = plainStatement(statement, (entry) => {
    const [detail] = entry.details;
    const isBooked = entry.status === "booked";
    return {
      status: isBooked ? "booked" : "pending",
      reversal: isBooked && entry.reversal,
      code: {
        domain: null,
        family: null,
        subFamily: null,
        proprietary: detail !== undefined && style === "subfields" ? "NTRF+166" : "NTRF",
      },
    };
  });
  return {
    ...plain,
    statementId: id,
    sequence: statement.sequence ?? 0n,
    entries: plain.entries.map((entry, index) => ({
      ...entry,
      id: `${id}#${index + 1}`,
      details: entry.details.map((detail) => ({ ...detail, uetr: style === "slashes" ? detail.uetr : null })),
    })),
  };
}

/** Statements as an MT940 file; each must be as `asMt940` makes it. */
export function writeMt940(statements: readonly BankStatement[], style: InformationStyle): string {
  return statements.map((statement) => messageOf(statement, style)).join("");
}

function messageOf(statement: BankStatement, style: InformationStyle): string {
  const { currency, account, sequence, statementId } = statement;
  const reference = statementId.slice(0, statementId.lastIndexOf("/"));
  return [
    "{1:F01SIMULATEDXXX0000000000}{2:I940SIMULATEDXXXN}{4:",
    `:20:${reference}`,
    `:25:${account.id}`,
    `:28C:${sequence}`,
    `:60F:${balanceOf(statement.opening, currency)}`,
    ...statement.entries.flatMap((entry) => linesOf(entry, currency, style)),
    `:62F:${balanceOf(statement.closing, currency)}`,
    "-}",
    "",
  ].join("\r\n");
}

function balanceOf({ minor, day }: StatementBalance, currency: string): string {
  const magnitude = minor < 0n ? -minor : minor;
  return `${minor < 0n ? "D" : "C"}${shortDay(day)}${currency}${amountOf(magnitude, currency)}`;
}

function linesOf(entry: StatementEntry, currency: string, style: InformationStyle): string[] {
  const letter = (entry.direction === "credit") === entry.reversal ? "D" : "C";
  const mark = entry.status === "pending" ? `E${letter}` : entry.reversal ? `R${letter}` : letter;
  const booking = isKnown(entry.bookingDay) ? shortDay(entry.bookingDay).slice(2) : "";
  const servicer = entry.servicerReference === null ? "" : `//${entry.servicerReference}`;
  const [detail] = entry.details;
  return [
    `:61:${shortDay(entry.valueDay)}${booking}${mark}${amountOf(entry.minor, currency)}NTRF${entry.reference ?? "NONREF"}${servicer}`,
    ...(entry.information === null ? [] : [entry.information]),
    ...(detail === undefined ? [] : wrapped(`:86:${informationOf(detail, entry.direction, style)}`)),
  ];
}

function informationOf(detail: EntryDetail, direction: "credit" | "debit", style: InformationStyle): string {
  const { name, account, agent } = counterpartyOf(detail, direction);
  if (style === "slashes") {
    if (!saysSomething(detail)) return "/REMI/";
    const words = [
      ["EREF", detail.endToEndId],
      ["UETR", detail.uetr],
      ["INST", detail.instructionId],
      ["PURP", detail.purpose],
      ["NAME", name],
      ["IBAN", account],
      ["BIC", agent],
      ["REMI", detail.remittance],
    ] as const;
    return words.flatMap(([code, text]) => (text === null ? [] : [`/${code}/${text}`])).join("");
  }
  const purpose = [
    ["EREF", detail.endToEndId],
    ["KREF", detail.instructionId],
    ["PURP", detail.purpose],
    ["SVWZ", detail.remittance],
  ] as const;
  const text = purpose.flatMap(([code, value]) => (value === null ? [] : [`${code}+${value}`])).join("");
  const parts = text.match(/.{1,27}/gsu) ?? [];
  return [
    "166?00TRANSFER",
    ...parts.map((part, index) => `?${20 + index}${part}`),
    agent === null ? "" : `?30${agent}`,
    account === null ? "" : `?31${account}`,
    name === null ? "" : `?32${name}`,
  ].join("");
}

/** SWIFT's lines have 65 characters; none ends in a blank, which would be lost. */
function wrapped(text: string): string[] {
  return text.match(/.{0,64}[^ ](?=.|$)/gsu) ?? [text];
}

const shortDay = (day: number) => formatDay(day).replaceAll("-", "").slice(2);

function amountOf(minor: bigint, currency: string): string {
  const digits = minorUnits(currency) ?? 0;
  const text = formatDecimal(minor, digits).replace(".", ",");
  return digits === 0 ? `${text},` : text;
}
