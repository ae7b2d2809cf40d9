import { amountDetail, amountReader, dateReader, type Header } from "@green-ledger/statements/tabular";
import { type Entry, type Reject, reject } from "./line.ts";
import type { Mapping } from "./mapping.ts";
import { foldBlanks, payeeReader } from "./read-payee.ts";

/**
 * Makes the reader of a mapping's lines. A line gets the first code that applies; the order is part of the format.
 * @param digits minor-unit digits of the mapping's currency
 */
export function lineReader(mapping: Mapping, digits: number) {
  const readAmount = amountReader(mapping.amount, digits);
  const readDate = dateReader(mapping.value_date);
  const readPayee = payeeReader(mapping.payee);

  return (cells: readonly string[], header: Header, width: number): Entry | Reject => {
    if (cells.length !== width)
      return reject("column_count", `${cells.length} cells where the header has ${width}`);
    const cell = (field: string) => cells[header.get(field) ?? -1] ?? "";

    const amount = readAmount(cell("amount"));
    if (typeof amount === "string") return reject(amount, amountDetail(amount, cell("amount")));
    if (amount === 0n) return reject("amount_zero", "the amount is zero");
    if (amount < 0n && mapping.amount.negative === "refuse") {
      return reject("amount_negative", "the mapping takes no negative amounts", amount);
    }

    const written = cell("reference").trim();
    if (written === "") return reject("reference_missing", "the line has no reference", amount);
    const parts = mapping.reference.pattern.exec(written)?.groups;
    if (parts === undefined)
      return reject("reference_malformed", `"${written}" does not fit the pattern`, amount);
    const reference = mapping.reference.canonical.replace(
      /\{(\w+)\}/g,
      (_, name: string) => parts[name] ?? "",
    );

    const valueDate = readDate(cell("value_date"));
    if (valueDate === "date_unreadable") {
      return reject(
        "date_unreadable",
        `"${cell("value_date")}" is not a date that the mapping reads`,
        amount,
      );
    }
    const payee = readPayee(cell("payee_number"), cell("payee_name"), parts.document ?? reference);
    if (payee === "payee_number_malformed") {
      return reject(payee, `"${cell("payee_number")}" does not fit the pattern`, amount);
    }
    if (payee === "payee_missing") return reject(payee, "neither a payee's number nor a name", amount);

    return {
      kind: "entry",
      direction: amount < 0n ? "in" : "out",
      reference,
      amount: amount < 0n ? -amount : amount,
      valueDate,
      payee,
      profile: profileOf(mapping, cell, payee.name === undefined),
    };
  };
}

/** The profile of a withheld payee holds neither name nor number. */
function profileOf(
  mapping: Mapping,
  cell: (field: string) => string,
  withheld: boolean,
): Record<string, string> {
  const profile: Record<string, string> = {};
  for (const field of mapping.profile) {
    if (withheld && (field === "payee_number" || field === "payee_name")) continue;
    const value = foldBlanks(cell(field));
    if (value !== "") profile[field] = value;
  }
  return profile;
}
