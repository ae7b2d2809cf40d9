import { type CodeCheck, quoted } from "./code-check.ts";
import { currencyTable } from "./currency-table.ts";

/** One active currency of ISO 4217. `minorUnits` is null where the standard defines no minor unit. */
export type Currency = {
  readonly code: string;
  readonly numeric: string;
  readonly minorUnits: number | null;
};

export type CurrencyErrorCode = "currency_malformed" | "currency_unknown" | "currency_without_minor_units";

/** All active currencies, in the order of their codes. */
export const currencies: readonly Currency[] = currencyTable.map(([code, numeric, minorUnits]) => ({
  code,
  numeric,
  minorUnits,
}));

const byCode: ReadonlyMap<string, Currency> = new Map(
  currencies.map((currency) => [currency.code, currency]),
);

/** The currency with this alphabetic code (upper case), or undefined. */
export function findCurrency(code: string): Currency | undefined {
  return byCode.get(code);
}

/**
 * Number of decimal digits of the currency's minor unit: 2 for EUR, 0 for JPY, 3 for KWD. undefined when the code is
 * not an active one or has no minor unit.
 */
export function minorUnits(code: string): number | undefined {
  return byCode.get(code)?.minorUnits ?? undefined;
}

/**
 * Checks a currency in which money can be booked: an active ISO 4217 code that has a minor unit. Lower case is
 * refused.
 */
export function checkCurrency(text: string): CodeCheck<CurrencyErrorCode> {
  if (!/^[A-Z]{3}$/.test(text)) {
    return {
      ok: false,
      code: "currency_malformed",
      detail: `${quoted(text)} is not a currency code: write three capital letters, such as CNY.`,
    };
  }
  const currency = byCode.get(text);
  if (currency === undefined) {
    return {
      ok: false,
      code: "currency_unknown",
      detail: `${text} is not an active ISO 4217 code: use the code of the currency that is paid (CNH is booked as CNY).`,
    };
  }
  if (currency.minorUnits === null) {
    return {
      ok: false,
      code: "currency_without_minor_units",
      detail: `${text} has no minor unit in ISO 4217: money cannot be booked in it.`,
    };
  }
  return { ok: true, value: text };
}
