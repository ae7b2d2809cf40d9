import { type Day, parseDay, parseDecimal } from "@green-ledger/domain";
import { checkCurrency, checkIban, minorUnits } from "@green-ledger/standards";
import { type Place, StatementError } from "./statement-error.ts";

/** Says where a value stands; asked only if something is wrong with it. */
export type At = () => Place;

/**
 * Minor-unit digits of a currency.
 * @throws StatementError `currency_unknown`
 */
export function digitsOf(currency: string, at: At): number {
  const check = checkCurrency(currency);
  if (!check.ok) throw new StatementError("currency_unknown", check.detail, at());
  return minorUnits(currency) ?? 0;
}

/**
 * Reads a decimal without sign, as XML Schema and SWIFT write it: the digits before or after the point may be absent.
 * @param point the decimal separator
 * @throws StatementError `amount_malformed`, `amount_fraction` or `amount_too_large`
 */
export function unsignedMinor(text: string, point: "." | ",", digits: number, at: At): bigint {
  const cut = text.indexOf(point);
  const whole = cut === -1 ? text : text.slice(0, cut);
  const fraction = cut === -1 ? "" : text.slice(cut + 1);
  if (!/^\d*$/.test(whole) || !/^\d*$/.test(fraction) || whole + fraction === "") {
    throw new StatementError("amount_malformed", `"${text}" is not an amount`, at());
  }
  const minor = parseDecimal(`${whole === "" ? "0" : whole}.${fraction === "" ? "0" : fraction}`, digits);
  if (typeof minor !== "string") return minor;
  throw new StatementError(
    minor,
    minor === "amount_fraction"
      ? `"${text}" has more decimals than the currency: ${digits}`
      : `"${text}" is not an amount that can be booked`,
    at(),
  );
}

/** The day of "YYYY-MM-DD", perhaps followed by a time or a zone, which are left out. */
export function dayOfIso(text: string, at: At): Day {
  const day = parseDay(text.slice(0, 10));
  if (day === undefined)
    throw new StatementError("date_invalid", `"${text}" is not a day of the calendar`, at());
  return day;
}

/**
 * The account's own IBAN, canonical.
 * @throws StatementError `iban_checksum`
 */
export function ownIban(text: string, at: At): string {
  const check = checkIban(text);
  if (check.ok) return check.value;
  throw new StatementError(check.code === "iban_checksum" ? check.code : "value_invalid", check.detail, at());
}
