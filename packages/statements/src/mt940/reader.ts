import { minorUnits } from "@green-ledger/standards";
import { accountOf } from "../account-of.ts";
import type { StatementAccount, StatementHead, StatementSink } from "../bank-statement.ts";
import { checkBalance, createTotals } from "../check-statement.ts";
import { StatementError } from "../statement-error.ts";
import { createTextDecoder, type StatementReader } from "../statement-reader.ts";
import type { Encoding } from "../tabular/index.ts";
import { joinPages } from "./join-pages.ts";
import { type Message, readMessage } from "./read-message.ts";
import { splitMessages } from "./split-messages.ts";
import { toEntry } from "./to-entry.ts";

export interface Mt940Options {
  /** SWIFT allows ASCII only; files on disk have names in the bank's own encoding. */
  readonly encoding?: Encoding;
  readonly maxBytes?: number;
}

const MAX_BYTES = 256 * 2 ** 20;

/**
 * Reads MT940. Tolerant of what banks put into :86: and around messages; strict on amounts, days, order and balances.
 * Held in memory until its end: the closing balance comes last. The statement's id is :20: and :28C:, joined by "/".
 * @throws StatementError
 */
export function createMt940Reader(
  sink: StatementSink,
  { encoding = "utf-8", maxBytes = MAX_BYTES }: Mt940Options = {},
): StatementReader {
  const decoder = createTextDecoder(encoding, maxBytes);
  const parts: string[] = [];
  return {
    write: (chunk) => void parts.push(decoder.decode(chunk)),
    end() {
      parts.push(decoder.end());
      const messages = splitMessages(parts.join("")).map(readMessage);
      const seen = new Set<string>();
      for (const message of joinPages(messages)) emit(message, sink, seen);
    },
  };
}

function emit(message: Message, sink: StatementSink, seen: Set<string>): void {
  const head = headOf(message);
  const place = { line: message.line, path: ":20:" };
  const key = JSON.stringify([head.account.id, head.statementId, head.closing.day]);
  if (seen.has(key)) {
    const detail = `the statement ${JSON.stringify(head.statementId)} stands in the file twice`;
    throw new StatementError("statement_duplicate", detail, place);
  }
  seen.add(key);
  const totals = createTotals();
  sink.open(head);
  for (const [index, line] of message.lines.entries()) {
    const entry = toEntry(line, `${head.statementId}#${index + 1}`);
    totals.add(entry);
    sink.entry(entry);
  }
  checkBalance(head, totals.totals(), minorUnits(head.currency) ?? 0, place);
  sink.close(totals.totals());
}

function headOf(message: Message): StatementHead {
  const { reference, number, page, opening, closing } = message;
  return {
    statementId: `${reference}/${page === "" ? number : `${number}/${page}`}`,
    sequence: BigInt(number),
    createdAt: null,
    copy: null,
    account: readAccount(message),
    currency: opening.currency,
    opening: { minor: opening.minor, day: opening.day },
    closing: { minor: closing.minor, day: closing.day },
  };
}

/** Some banks write the currency behind the IBAN, others their own code and a slash before the number. */
function readAccount({ account, opening, line }: Message): StatementAccount {
  const { currency } = opening;
  const bare =
    /^[A-Z]{2}\d{2}/.test(account) && account.endsWith(currency) ? account.slice(0, -3).trim() : account;
  return accountOf(bare, { line, path: ":25:" });
}
