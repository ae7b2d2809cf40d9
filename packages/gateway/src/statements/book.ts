import {
  type AccountId,
  type AccountRow,
  bytes,
  type Day,
  type ListOptions,
  type MovementRow,
  type OutboxReader,
  type Place,
  pagesOf,
  type Snapshot,
  type StatementRow,
} from "@green-ledger/domain";
import { restoreEntry, type StatementEntry } from "@green-ledger/statements";
import type { Lookup } from "../reads/lookup.ts";
import { type ImportedStatement, type MovementStatement, statementOf } from "../vault/statements.ts";
import { isOnStatements, type LedgerMovement, ledgerMovements } from "./ledger-movement.ts";

/** A day that was stated. */
export interface StatedDay {
  row: StatementRow;
  /** What was said with it; null if it is not kept here. */
  said: MovementStatement | null;
  /** What came in a file; null if the bank stated a bare figure, or the file's content is not kept here. */
  imported: ImportedStatement | null;
  entries: readonly StatementEntry[];
  /** Closing balance that was stated before. */
  previous: bigint | null;
  /** What was recorded since the statement before: a statement closes its days, so this is what they brought. */
  movements: readonly LedgerMovement[];
  /** Payments that explanations of this statement recorded. */
  explaining: ReadonlySet<string>;
}

/** What an account's statements and the ledger say beside each other, back to some day. */
export interface Book {
  account: AccountRow;
  /** Newest first. */
  days: readonly StatedDay[];
  /** What was recorded since the newest statement. */
  open: readonly LedgerMovement[];
}

export interface BookSources {
  snapshot: Snapshot;
  lookup: Pick<Lookup, "party">;
  outbox: Pick<OutboxReader, "profiles">;
}

/** Statements behind the one that was asked for: what they lack may stand in it. */
const LOOK_BACK = 31;
/** Rows that are read at once: mostly few are new. */
const ROWS = 256;

/** Reads the book of an account from now back to a day, and a little further. Time grows with how far back that is. */
export async function readBook(sources: BookSources, account: AccountRow, downTo: Day): Promise<Book> {
  const rows = await statementsDownTo(sources.snapshot, account.id, downTo);
  const first = rows.at(-1);
  const boundary = first === undefined ? undefined : await placeBefore(sources.snapshot, first);
  const recorded = await movementsAfter(sources.snapshot, account.id, boundary);
  const candidates = ledgerMovements(recorded.filter(isOnStatements), account, sources);
  const said = saidOf(rows, sources.outbox);
  const days = rows.map((row, i): StatedDay => {
    const statement = said[i] ?? null;
    const imported = statement?.imported ?? null;
    const explained = new Set(
      recorded
        .filter(({ kind, target }) => kind === "explanation" && target === row.id)
        .map(({ place }) => place.transaction),
    );
    return {
      row,
      said: statement,
      imported,
      entries: imported?.entries.map(restoreEntry) ?? [],
      previous: rows[i + 1]?.closing ?? null,
      movements: between(candidates, rows[i + 1]?.place ?? boundary, row.place),
      explaining: new Set(
        candidates
          .filter((each) => each.row.kind === "payment" && explained.has(each.row.place.transaction))
          .map((each) => each.row.id),
      ),
    };
  });
  return { account, days, open: between(candidates, rows[0]?.place, undefined) };
}

/** What was stated of a day, in the order of the rows. */
export function saidOf(
  rows: readonly StatementRow[],
  outbox: Pick<OutboxReader, "profiles">,
): (MovementStatement | null)[] {
  return outbox
    .profiles(rows.map(({ statementRoot }) => statementRoot))
    .map((profile) => (profile?.kind === "movement" ? statementOf("movement", profile) : null));
}

async function statementsDownTo(
  snapshot: Snapshot,
  account: AccountId,
  downTo: Day,
): Promise<StatementRow[]> {
  const rows: StatementRow[] = [];
  let behind = 0;
  const newestFirst = { prefix: [bytes(account)], reverse: true };
  for await (const found of pagesOf(
    (page) => snapshot.list("statement", { ...page, ...newestFirst }),
    ROWS,
  )) {
    for (const row of found) {
      if (row.day < downTo && ++behind > LOOK_BACK) return rows;
      rows.push(row);
    }
  }
  return rows;
}

async function placeBefore(snapshot: Snapshot, first: StatementRow): Promise<Place | undefined> {
  const options = { prefix: [bytes(first.account)], reverse: true, limit: 1 };
  const { rows } = await snapshot.list("statement", {
    ...options,
    after: [bytes(first.account), { u32: first.day }],
  });
  return rows[0]?.place;
}

/** Movements out of the account and into it, oldest first. */
async function movementsAfter(
  snapshot: Snapshot,
  account: AccountId,
  boundary: Place | undefined,
): Promise<MovementRow[]> {
  const found = new Map<string, MovementRow>();
  const newestFirst = { prefix: [bytes(account)], reverse: true };
  for (const index of ["byAccount", "byArrival"] as const) {
    const list = (page: ListOptions) => snapshot.listBy("movement", index, { ...page, ...newestFirst });
    for await (const rows of pagesOf(list, ROWS)) {
      const newer = rows.filter(({ place }) => boundary === undefined || isAfter(place, boundary));
      for (const row of newer) found.set(row.id, row);
      if (newer.length < rows.length) break;
    }
  }
  return [...found.values()].sort((a, b) => order(a.place, b.place));
}

function between(
  all: readonly LedgerMovement[],
  after: Place | undefined,
  until: Place | undefined,
): LedgerMovement[] {
  return all.filter(
    ({ row: { place } }) =>
      (after === undefined || isAfter(place, after)) && (until === undefined || !isAfter(place, until)),
  );
}

const order = (a: Place, b: Place): number => a.block - b.block || a.logIndex - b.logIndex;
const isAfter = (a: Place, b: Place): boolean => order(a, b) > 0;
