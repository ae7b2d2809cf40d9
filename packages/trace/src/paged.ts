import { append, createRecords, dropLast, type Records, read, reserve, write } from "./records.ts";

export const PAGE_BITS = 5;
/** Records of a page; chunks are whole pages. */
export const PAGE_RECORDS = 1 << PAGE_BITS;

/**
 * An owner takes its first pages one at a time, then several at once: few records waste little, many lie together.
 * A run begins at a page whose number among its owner's is a multiple of `RUN`.
 */
const RUN = 8;

const PAGE = { next: 0, previous: 1, width: 2 } as const;

/**
 * Records of many owners in one space. Each owner's stand in order on pages of their own, so that what belongs
 * together lies together and is read in one sweep. Pages are numbered in the order in which they were taken, so the
 * numbers of an owner's records only rise.
 */
export interface PagedRecords extends Records {
  readonly pages: Records;
}

/** Words that an owner's record keeps, from a field on: links to the first and last page, number of records. */
export const OWNED = { firstPage: 0, lastPage: 1, count: 2, width: 3 } as const;

export function createPagedRecords(width: number): PagedRecords {
  return { ...createRecords(width), pages: createRecords(PAGE.width) };
}

/** Appends a record to those of an owner. @returns its number */
export function appendOwned(paged: PagedRecords, owners: Records, owner: number, field: number): number {
  const count = ownedCount(owners, owner, field);
  const place = count & (PAGE_RECORDS - 1);
  if (place === 0) advance(paged, owners, owner, field, count / PAGE_RECORDS);
  write(owners, owner, field + OWNED.count, count + 1);
  return (read(owners, owner, field + OWNED.lastPage) - 1) * PAGE_RECORDS + place;
}

/** Drops an owner's last record. Records must be dropped in the reverse order of appending, over all owners. */
export function dropLastOwned(paged: PagedRecords, owners: Records, owner: number, field: number): void {
  const count = ownedCount(owners, owner, field) - 1;
  const page = read(owners, owner, field + OWNED.lastPage) - 1;
  const place = count & (PAGE_RECORDS - 1);
  for (let word = 0; word < paged.width; word++) write(paged, page * PAGE_RECORDS + place, word, 0);
  write(owners, owner, field + OWNED.count, count);
  if (place !== 0) return;
  const { pages } = paged;
  const previous = read(pages, page, PAGE.previous);
  write(owners, owner, field + OWNED.lastPage, previous);
  const run = runAt(count / PAGE_RECORDS);
  if (run === 0) return;
  if (previous === 0) write(owners, owner, field + OWNED.firstPage, 0);
  else write(pages, previous - 1, PAGE.next, 0);
  for (let i = 0; i < run; i++) dropLast(pages);
  reserve(paged, pages.length * PAGE_RECORDS);
}

export function ownedCount(owners: Records, owner: number, field: number): number {
  return read(owners, owner, field + OWNED.count);
}

/** Last record of an owner, -1 if it has none. */
export function lastOwned(owners: Records, owner: number, field: number): number {
  const count = ownedCount(owners, owner, field);
  if (count === 0) return -1;
  return (
    (read(owners, owner, field + OWNED.lastPage) - 1) * PAGE_RECORDS + ((count - 1) & (PAGE_RECORDS - 1))
  );
}

/** Record that comes after one of the same owner that is not its last. */
export function nextOwned({ pages }: PagedRecords, index: number): number {
  if ((index & (PAGE_RECORDS - 1)) !== PAGE_RECORDS - 1) return index + 1;
  return (read(pages, index >>> PAGE_BITS, PAGE.next) - 1) * PAGE_RECORDS;
}

/** Page that comes after a page of the same owner, as a link. */
export function nextPage({ pages }: PagedRecords, page: number): number {
  return read(pages, page, PAGE.next);
}

/** Pages that are taken at once for an owner's page of a number; 0 if it was taken with one before. */
function runAt(ordinal: number): number {
  if (ordinal < RUN) return 1;
  return ordinal % RUN === 0 ? RUN : 0;
}

/** Makes the page of a number the owner's last: a new one, or one that was taken before. */
function advance(paged: PagedRecords, owners: Records, owner: number, field: number, ordinal: number): void {
  const { pages } = paged;
  const last = read(owners, owner, field + OWNED.lastPage);
  const run = runAt(ordinal);
  const page = run === 0 ? read(pages, last - 1, PAGE.next) - 1 : pages.length;
  if (run > 0) {
    reserve(paged, (page + run) * PAGE_RECORDS);
    for (let i = 0; i < run; i++) {
      append(pages);
      write(pages, page + i, PAGE.previous, i === 0 ? last : page + i);
      write(pages, page + i, PAGE.next, i === run - 1 ? 0 : page + i + 2);
    }
    if (last === 0) write(owners, owner, field + OWNED.firstPage, page + 1);
    else write(pages, last - 1, PAGE.next, page + 1);
  }
  write(owners, owner, field + OWNED.lastPage, page + 1);
}
