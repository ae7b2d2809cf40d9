import { type Day, formatDay, parseDay, UNKNOWN_DAY } from "@green-ledger/domain";
import type { EntryStatus, StatementBalance } from "../bank-statement.ts";
import { digitsOf, unsignedMinor } from "../parse-values.ts";
import { StatementError, type StatementErrorCode } from "../statement-error.ts";
import type { Field } from "./split-messages.ts";

/** :60a: and :62a:. */
export interface BalanceField extends StatementBalance {
  readonly currency: string;
}

/** :61:. */
export interface LineField {
  readonly valueDay: Day;
  readonly bookingDay: Day;
  readonly credit: boolean;
  readonly reversal: boolean;
  readonly status: EntryStatus;
  readonly minor: bigint;
  /** e.g. "NTRF". */
  readonly code: string;
  readonly reference: string;
  readonly servicerReference: string;
  readonly supplement: string;
}

/** @throws StatementError with the field's place */
export function fail(field: Field, code: StatementErrorCode, detail: string): never {
  throw new StatementError(code, detail, { line: field.line, path: `:${field.tag}:` });
}

/** C or D, day, currency, amount: "C260102EUR1234,56". */
export function readBalance(field: Field): BalanceField {
  const text = field.lines.join("").trim();
  const match = /^([CD])(\d{6})([A-Z]{3})(\d+,\d*)$/.exec(text);
  if (match === null) fail(field, "field_malformed", `${JSON.stringify(text)} is not a balance`);
  const [, sign, date = "", currency = "", amount = ""] = match;
  const magnitude = readAmount(field, amount, currency);
  return { minor: sign === "C" ? magnitude : -magnitude, day: readDay(field, date), currency };
}

const LINE = /^(\d{6})(\d{4})?(R?[CD]|E[CD])([A-Z])?(\d+,\d*)([A-Z][A-Z0-9]{3})(.*?)(?:\/\/(.*))?$/;

/** Value day, booking day, direction, amount, type, references; the next line is a supplement. */
export function readLine(field: Field, currency: string): LineField {
  const [first = "", ...rest] = field.lines;
  const match = LINE.exec(first);
  if (match === null) fail(field, "field_malformed", `${JSON.stringify(first)} is not a statement line`);
  const [, value = "", booking, mark = "", , amount = "", code = "", reference = "", servicer = ""] = match;
  const valueDay = readDay(field, value);
  const reversal = mark.startsWith("R");
  return {
    valueDay,
    bookingDay: booking === undefined ? UNKNOWN_DAY : nearestDay(field, booking, valueDay),
    // A reversal of a credit takes money away.
    credit: mark.endsWith("C") !== reversal,
    reversal,
    status: mark.startsWith("E") ? "pending" : "booked",
    minor: readAmount(field, amount, currency),
    code,
    reference: reference.trim(),
    servicerReference: servicer.trim(),
    supplement: rest.join("\n").trim(),
  };
}

/** At most 15 characters, with a decimal comma that may have nothing after it. */
function readAmount(field: Field, text: string, currency: string): bigint {
  const at = () => ({ line: field.line, path: `:${field.tag}:` });
  if (text.length > 15) fail(field, "amount_malformed", `${text} is longer than 15 characters`);
  return unsignedMinor(text, ",", digitsOf(currency, at), at);
}

/** YYMMDD; 80 to 99 are of the last century. */
function readDay(field: Field, text: string): Day {
  const year = Number(text.slice(0, 2));
  const iso = `${year >= 80 ? 1900 + year : 2000 + year}-${text.slice(2, 4)}-${text.slice(4, 6)}`;
  return parseDay(iso) ?? fail(field, "date_invalid", `${text} is not a day of the calendar`);
}

/** MMDD in the year that brings it nearest to the value day: around New Year the two differ. */
function nearestDay(field: Field, text: string, valueDay: Day): Day {
  const year = Number(formatDay(valueDay).slice(0, 4));
  const days = [year - 1, year, year + 1]
    .map((each) => parseDay(`${each}-${text.slice(0, 2)}-${text.slice(2, 4)}`))
    .filter((day) => day !== undefined);
  const [first, ...others] = days;
  if (first === undefined) return fail(field, "date_invalid", `${text} is not a day of the calendar`);
  return others.reduce(
    (best, day) => (Math.abs(day - valueDay) < Math.abs(best - valueDay) ? day : best),
    first,
  );
}
