import { formatDecimal } from "@green-ledger/domain";
import { minorUnits } from "@green-ledger/standards";
import { StatementError } from "../statement-error.ts";
import type { Message } from "./read-message.ts";

/**
 * Puts the pages of a statement together: each page opens with the balance with which the one before it closed.
 * @throws StatementError `statement_paged` if a page is missing, `balances_contradict` if the balances do not meet
 */
export function joinPages(messages: readonly Message[]): Message[] {
  const joined: Message[] = [];
  let open: Message | undefined;
  for (const message of messages) {
    if (open === undefined && !message.isFirst) throw missing(message, "the page before it is missing");
    if (open !== undefined && message.isFirst) throw missing(open, "its last page is missing");
    const whole: Message = open === undefined ? message : continued(open, message);
    open = whole.isLast ? undefined : whole;
    if (whole.isLast) joined.push(whole);
  }
  if (open !== undefined) throw missing(open, "its last page is missing");
  return joined;
}

function continued(open: Message, next: Message): Message {
  if (next.account !== open.account) throw missing(open, "its last page is missing");
  const { opening } = next;
  if (opening.minor !== open.closing.minor || opening.currency !== open.closing.currency) {
    const digits = minorUnits(opening.currency) ?? 0;
    const [before, after] = [open.closing.minor, opening.minor].map((minor) => formatDecimal(minor, digits));
    const detail = `the page before it closes with ${before}, this one opens with ${after}`;
    throw new StatementError("balances_contradict", detail, { line: next.line, path: ":60M:" });
  }
  return { ...open, closing: next.closing, isLast: next.isLast, lines: [...open.lines, ...next.lines] };
}

function missing({ line, number, page }: Message, detail: string): StatementError {
  const shown = page === "" ? number : `${number}/${page}`;
  return new StatementError("statement_paged", `statement ${shown}: ${detail}`, { line, path: ":28C:" });
}
