import { type Day, parseDay, parseMinor, UNKNOWN_DAY } from "@green-ledger/domain";
import { checkCountry, checkCurrency, checkIsin, checkLei, checkUscc } from "@green-ledger/standards";
import type { Faults } from "../errors/faults.ts";

/** Checks of fields that have a meaning. What is wrong goes to the faults; the value given back is then of no use. */

type Check = (text: string) => { ok: true; value: string } | { ok: false; detail: string };

type CheckedCode = "lei_invalid" | "uscc_invalid" | "isin_invalid" | "country_unknown" | "currency_unknown";

/** The canonical spelling. */
function checked(text: string, check: Check, code: CheckedCode, pointer: string, faults: Faults): string {
  const result = check(text);
  if (result.ok) return result.value;
  faults.add(pointer, code, result.detail);
  return text;
}

export function currencyOf(text: string, pointer: string, faults: Faults): string {
  return checked(text, checkCurrency, "currency_unknown", pointer, faults);
}

export function isinOf(text: string | undefined, pointer: string, faults: Faults): string | undefined {
  return text === undefined ? undefined : checked(text, checkIsin, "isin_invalid", pointer, faults);
}

export function countryOf(text: string | undefined, pointer: string, faults: Faults): string | undefined {
  return text === undefined ? undefined : checked(text, checkCountry, "country_unknown", pointer, faults);
}

export interface Identity {
  lei?: string | undefined;
  uscc?: string | undefined;
  country?: string | undefined;
}

/** The identifiers of a party in their canonical spelling. @param pointer of the party */
export function identityOf({ lei, uscc, country }: Identity, pointer: string, faults: Faults): Identity {
  return {
    ...(lei === undefined ? {} : { lei: checked(lei, checkLei, "lei_invalid", `${pointer}/lei`, faults) }),
    ...(uscc === undefined
      ? {}
      : { uscc: checked(uscc, checkUscc, "uscc_invalid", `${pointer}/uscc`, faults) }),
    ...(country === undefined ? {} : { country: countryOf(country, `${pointer}/country`, faults) }),
  };
}

/** Minor units above zero. */
export function minorOf(text: string, pointer: string, faults: Faults): bigint {
  const minor = parseMinor(text);
  if (typeof minor === "bigint") return minor;
  faults.add(pointer, minor);
  return 0n;
}

/** Minor units; zero is one of them. */
export function minorOrZeroOf(text: string, pointer: string, faults: Faults): bigint {
  return text === "0" ? 0n : minorOf(text, pointer, faults);
}

export function dayOf(text: string, pointer: string, faults: Faults): Day {
  const day = parseDay(text);
  if (day !== undefined) return day;
  faults.add(pointer, "date_invalid");
  return UNKNOWN_DAY;
}

/** Zero for no day. */
export function dayOrNoneOf(text: string | null, pointer: string, faults: Faults): Day {
  return text === null ? UNKNOWN_DAY : dayOf(text, pointer, faults);
}

/** Seconds since 1970-01-01T00:00:00Z, of a time whose form the schema has checked. */
export function secondOf(text: string, pointer: string, faults: Faults): number {
  const milliseconds = Date.parse(text);
  // Date.parse rolls the 31st of a shorter month over into the next.
  const real =
    !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().slice(0, 19) === text.slice(0, 19);
  if (!real || milliseconds <= 0) {
    faults.add(pointer, "date_invalid", "This time is not one of the calendar after 1970.");
    return 0;
  }
  return Math.floor(milliseconds / 1000);
}
