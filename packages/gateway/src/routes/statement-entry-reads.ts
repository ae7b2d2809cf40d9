import type { StatementEntryBody } from "@green-ledger/api";
import { type AccountRow, type Day, parseDay } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import { accountRelations } from "../policy/relations.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { readBook } from "../statements/book.ts";
import { reconcileBook, reportStated } from "../statements/report-stated.ts";
import { wireEntry } from "../statements/wire-report.ts";

export const statementEntryReads: Pick<ReadHandlers, "listStatementEntries" | "getStatementReport"> = {
  async listStatementEntries({ params, query }, context) {
    const { paging, asOf } = context;
    const account = readable(params.id, context);
    const day = query.day === undefined ? undefined : dayOf(query.day);
    const book = await readBook(context, account, day ?? 0);
    const results = reconcileBook(book);
    const wanted = book.days.flatMap(({ row }, i) =>
      day !== undefined && row.day !== day
        ? []
        : (results[i]?.compared ?? []).map((compared, place) => ({ compared, row, place })),
    );
    noteSupervised(wanted.length, account, context);
    const after = paging.position === null ? null : positionOf(paging.position);
    const rows = wanted.filter(
      ({ row, place, compared }) =>
        (query.status === undefined || compared.status === query.status) &&
        (after === null || row.day < after.day || (row.day === after.day && place > after.place)),
    );
    const page = rows.slice(0, paging.limit);
    const last = page.at(-1);
    const data: StatementEntryBody[] = page.map(({ compared, row }) => wireEntry(compared, row.id, row.day));
    return {
      data,
      next_cursor:
        last === undefined || rows.length <= page.length
          ? null
          : paging.cursorAfter(`${last.row.day}.${last.place}`),
      as_of: asOf,
    };
  },

  async getStatementReport({ params }, context) {
    const account = readable(params.id, context);
    const day = dayOf(params.day);
    const book = await readBook(context, account, day);
    const at = book.days.findIndex(({ row }) => row.day === day);
    const [stated, result] = [book.days[at], reconcileBook(book)[at]];
    const data =
      stated === undefined || result === undefined
        ? undefined
        : await reportStated(stated, result, { account, snapshot: context.snapshot, lookup: context.lookup });
    if (data === undefined) throw new GatewayError("not_found", "No file was imported for this day.");
    noteSupervised(data.entries.length, account, context);
    return { data, as_of: context.asOf };
  },
};

/** An account whose statements the caller may read: not who sees its figures only, such as the operator. */
function readable(wire: string, { principal, lookup }: ReadContext): AccountRow {
  const account = lookup.account(chainId(wire));
  const relations = account === undefined ? [] : accountRelations(account, principal.party);
  if (account === undefined || !decide(principal, "statement.read", relations).allow) {
    throw new GatewayError("not_found");
  }
  return account;
}

/** What is shown under a right of supervision leaves a line in the log. */
function noteSupervised(count: number, account: AccountRow, { principal, disclosure }: ReadContext): void {
  if (count === 0 || accountRelations(account, principal.party).length > 0) return;
  disclosure.supervised.movement = (disclosure.supervised.movement ?? 0) + count;
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new GatewayError("date_invalid", `${text} is not a day of the calendar.`);
  return day;
}

function positionOf(text: string): { day: Day; place: number } {
  const [day, place] = text.split(".");
  return { day: Number(day), place: Number(place) };
}
