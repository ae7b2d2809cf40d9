import { MAX_MINOR } from "@green-ledger/domain";
import type { AmountRule } from "./mapping-parts.ts";

/** Signed minor units, or why the cell is none. */
export type AmountResult =
  | bigint
  | "amount_missing"
  | "amount_malformed"
  | "amount_fraction"
  | "amount_too_large";

/**
 * Makes the reader of a mapping's amounts: optional minus, digits with or without group separators, decimals.
 * @param digits minor-unit digits of the currency
 */
export function amountReader(amount: AmountRule, digits: number): (cell: string) => AmountResult {
  const point = RegExp.escape(amount.decimal_separator);
  const group = amount.group_separator === "none" ? null : RegExp.escape(amount.group_separator);
  const whole = group === null ? String.raw`\d+` : String.raw`\d+|\d{1,3}(?:${group}\d{3})+`;
  const shape = new RegExp(String.raw`^(-?)(${whole})(?:${point}(\d+))?$`);
  const groups = group === null ? null : new RegExp(group, "g");

  return (cell) => {
    const text = cell.trim();
    if (text === "") return "amount_missing";
    const match = shape.exec(text);
    if (match === null) return "amount_malformed";
    const [, sign, integer = "", fraction = ""] = match;
    if (/[1-9]/.test(fraction.slice(digits))) return "amount_fraction";
    const plain = groups === null ? integer : integer.replace(groups, "");
    const minor = BigInt(plain + fraction.slice(0, digits).padEnd(digits, "0"));
    if (minor > MAX_MINOR) return "amount_too_large";
    return sign === "-" ? -minor : minor;
  };
}

/** The sentence that goes with a cell that is no amount. */
export function amountDetail(fault: Exclude<AmountResult, bigint>, cell: string): string {
  switch (fault) {
    case "amount_missing":
      return "the line has no amount";
    case "amount_malformed":
      return `"${cell}" is not an amount as the mapping writes it`;
    case "amount_fraction":
      return `"${cell}" has a fraction of a minor unit`;
    case "amount_too_large":
      return "the amount is above 2^128 - 1 minor units";
  }
}
