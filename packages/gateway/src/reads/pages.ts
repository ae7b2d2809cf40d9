import type { IndexName, KeyPart, Snapshot, Table, Tables } from "@green-ledger/domain";
import type { Order } from "./orders.ts";

/** One key space that is read from an end, or from after a key. */
export type Source<Row> = (after: KeyPart[] | undefined, limit: number) => Promise<Row[]>;

export interface SourceOptions {
  prefix?: KeyPart[];
  /** Newest first. */
  reverse?: boolean;
}

/** The rows of a table in primary-key order. */
export function rowsOf<T extends Table>(
  snapshot: Snapshot,
  table: T,
  { prefix = [], reverse = false }: SourceOptions = {},
): Source<Tables[T]> {
  return async (after, limit) => {
    const start = after === undefined ? {} : { after: [...prefix, ...after] };
    return (await snapshot.list(table, { prefix, reverse, limit, ...start })).rows;
  };
}

/** The rows of a table in the order of an index. */
export function rowsBy<T extends Table>(
  snapshot: Snapshot,
  table: T,
  index: IndexName<T>,
  { prefix = [], reverse = true }: SourceOptions = {},
): Source<Tables[T]> {
  return async (after, limit) => {
    const start = after === undefined ? {} : { after: [...prefix, ...after] };
    return (await snapshot.listBy(table, index, { prefix, reverse, limit, ...start })).rows;
  };
}

/** What a list route was asked for. */
export interface Paging {
  limit: number;
  /** Position of the last row of the page before; null for the first page. */
  position: string | null;
  /** The cursor of the page after this position. */
  cursorAfter(position: string): string;
}

export interface PageRequest<Row> {
  /** Key spaces to be merged into one list. A row that stands in several counts once. */
  sources: readonly Source<Row>[];
  order: Order<Row>;
  reverse?: boolean;
  /** Which rows belong on the page; all if left out. */
  keep?: (row: Row) => boolean;
  paging: Paging;
}

/** How many rows one page looks at. A page that keeps few of them ends early and says where to go on. */
export const LOOKED_AT = 2_000;
/** Rows read at once where many may be left out. */
const FILTERED_CHUNK = 256;

/** One page of a merged list. */
export async function collectPage<Row>(
  request: PageRequest<Row>,
): Promise<{ rows: Row[]; next_cursor: string | null }> {
  const { sources, order, reverse = true, keep, paging } = request;
  const after = paging.position === null ? undefined : order.keyOf(paging.position);
  const chunk = keep === undefined ? paging.limit + 1 : Math.max(FILTERED_CHUNK, paging.limit + 1);
  const streams = sources.map((source) => createStream(source, order, after, chunk));
  const rows: Row[] = [];
  let last: Row | undefined;
  for (let seen = 0; ; seen++) {
    const row = await firstOf(streams, order, reverse);
    if (row === undefined) return { rows, next_cursor: null };
    if (last !== undefined && (rows.length === paging.limit || seen === LOOKED_AT)) {
      return { rows, next_cursor: paging.cursorAfter(order.positionOf(last)) };
    }
    for (const stream of streams) stream.skip(row);
    last = row;
    if (keep === undefined || keep(row)) rows.push(row);
  }
}

interface Stream<Row> {
  head(): Promise<Row | undefined> | Row | undefined;
  /** Goes on if the head is this row. */
  skip(row: Row): void;
}

function createStream<Row>(
  source: Source<Row>,
  order: Order<Row>,
  start: KeyPart[] | undefined,
  chunk: number,
): Stream<Row> {
  let buffer: Row[] = [];
  let at = 0;
  let after = start;
  let ended = false;

  async function refill(): Promise<Row | undefined> {
    buffer = await source(after, chunk);
    at = 0;
    ended = buffer.length < chunk;
    const last = buffer.at(-1);
    if (last !== undefined) after = order.keyOf(order.positionOf(last));
    return buffer[0];
  }

  return {
    head: () => (at < buffer.length || ended ? buffer[at] : refill()),
    skip(row) {
      const head = buffer[at];
      if (head !== undefined && order.compare(head, row) === 0) at++;
    },
  };
}

async function firstOf<Row>(
  streams: readonly Stream<Row>[],
  order: Order<Row>,
  reverse: boolean,
): Promise<Row | undefined> {
  let first: Row | undefined;
  for (const stream of streams) {
    const pending = stream.head();
    const head = pending instanceof Promise ? await pending : pending;
    if (head === undefined) continue;
    if (first === undefined) first = head;
    else if (reverse ? order.compare(head, first) > 0 : order.compare(head, first) < 0) first = head;
  }
  return first;
}
