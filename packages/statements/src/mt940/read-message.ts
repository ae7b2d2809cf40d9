import { type BalanceField, fail, type LineField, readBalance, readLine } from "./read-fields.ts";
import { type Information, readInformation } from "./read-information.ts";
import type { Field } from "./split-messages.ts";

/** One message MT940: a statement, or a page of one. */
export interface Message {
  /** Line of the file on which it starts. */
  readonly line: number;
  readonly reference: string;
  readonly account: string;
  /** Of :28C:, before and after the slash. */
  readonly number: string;
  readonly page: string;
  readonly opening: BalanceField;
  readonly closing: BalanceField;
  /** False where the balance is one between pages (:60M:, :62M:). */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly lines: readonly MessageLine[];
}

export interface MessageLine {
  readonly line: number;
  readonly field: LineField;
  readonly information: Information | null;
}

/** The order in which fields may stand; those of one rank may mix. */
const RANKS: Readonly<Record<string, number>> = {
  "20": 0,
  "21": 1,
  "25": 2,
  "25P": 2,
  "28": 3,
  "28C": 3,
  "60F": 4,
  "60M": 4,
  "61": 5,
  "86": 5,
  NS: 5,
  "62F": 6,
  "62M": 6,
  "64": 7,
  "65": 7,
};

/**
 * Reads the fields of a message in their order.
 * @throws StatementError `field_unexpected`, `field_missing`, or what is wrong in a field
 */
export function readMessage(fields: readonly Field[]): Message {
  checkOrder(fields);
  const [first] = fields;
  if (first === undefined) throw new TypeError("a message has at least the field :20:");
  const need = (...tags: string[]) =>
    fields.find(({ tag }) => tags.includes(tag)) ??
    fail({ ...first, tag: tags[0] ?? "" }, "field_missing", "the field is missing from the message");
  const [account, numbered] = [need("25", "25P"), need("28C", "28")];
  const [opened, closed] = [need("60F", "60M"), need("62F", "62M")];
  const opening = readBalance(opened);
  const closing = readBalance(closed);
  if (opening.currency !== closing.currency) {
    fail(
      closed,
      "currency_mismatch",
      `the balance is in ${closing.currency}, the one before in ${opening.currency}`,
    );
  }
  const written = (numbered.lines[0] ?? "").trim();
  const number = /^(\d{1,5})(?:\/(\d{1,5}))?$/.exec(written);
  if (number === null)
    fail(numbered, "field_malformed", `${JSON.stringify(written)} is not a statement number`);
  return {
    line: first.line,
    reference: (first.lines[0] ?? "").trim(),
    account: (account.lines[0] ?? "").trim(),
    number: number[1] ?? "",
    page: number[2] ?? "",
    opening,
    closing,
    isFirst: opened.tag === "60F",
    isLast: closed.tag === "62F",
    lines: readLines(fields, opening.currency),
  };
}

function checkOrder(fields: readonly Field[]): void {
  let [rank, lines] = [-1, 0];
  for (const field of fields) {
    const own = RANKS[field.tag];
    if (own === undefined) fail(field, "field_unexpected", "the field is not one of MT940");
    // After the closing balance :86: speaks of the statement as a whole.
    const isNote = field.tag === "86" && rank >= 6;
    if (isNote) continue;
    if (own < rank) fail(field, "field_unexpected", "the field stands too late");
    if (own === rank && own !== 5 && own !== 7) fail(field, "field_unexpected", "the field stands twice");
    if (field.tag === "61") lines++;
    if (field.tag === "86" && lines === 0)
      fail(field, "field_unexpected", "there is no line that it speaks of");
    rank = own;
  }
}

function readLines(fields: readonly Field[], currency: string): MessageLine[] {
  const lines: MessageLine[] = [];
  for (const [index, field] of fields.entries()) {
    if (field.tag !== "61") continue;
    const next = fields[index + 1];
    lines.push({
      line: field.line,
      field: readLine(field, currency),
      information: next?.tag === "86" ? readInformation(next.lines) : null,
    });
  }
  return lines;
}
