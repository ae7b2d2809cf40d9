import { append, createRecords, dropLast, type Records, read, reserve, write } from "./records.ts";

const PAGE_BITS = 5;
/** Records of a page; chunks are whole pages. */
export const PAGE_RECORDS = 1 << PAGE_BITS;

const PAGE = { next: 0, previous: 1, ordinal: 2, width: 3 } as const;

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
  const count = read(owners, owner, field + OWNED.count);
  const place = count & (PAGE_RECORDS - 1);
  let page = read(owners, owner, field + OWNED.lastPage) - 1;
  if (place === 0) page = takePage(paged, owners, owner, field, count);
  write(owners, owner, field + OWNED.count, count + 1);
  return page * PAGE_RECORDS + place;
}

/** Drops an owner's last record. Records must be dropped in the reverse order of appending, over all owners. */
export function dropLastOwned(paged: PagedRecords, owners: Records, owner: number, field: number): void {
  const count = read(owners, owner, field + OWNED.count) - 1;
  const page = read(owners, owner, field + OWNED.lastPage) - 1;
  const place = count & (PAGE_RECORDS - 1);
  for (let word = 0; word < paged.width; word++) write(paged, page * PAGE_RECORDS + place, word, 0);
  write(owners, owner, field + OWNED.count, count);
  if (place !== 0) return;
  const previous = read(paged.pages, page, PAGE.previous);
  write(owners, owner, field + OWNED.lastPage, previous);
  if (previous === 0) write(owners, owner, field + OWNED.firstPage, 0);
  else write(paged.pages, previous - 1, PAGE.next, 0);
  dropLast(paged.pages);
  reserve(paged, paged.pages.length * PAGE_RECORDS);
}

/** Last record of an owner, -1 if it has none. */
export function lastOwned(owners: Records, owner: number, field: number): number {
  const count = read(owners, owner, field + OWNED.count);
  if (count === 0) return -1;
  return (read(owners, owner, field + OWNED.lastPage) - 1) * PAGE_RECORDS + ((count - 1) & (PAGE_RECORDS - 1));
}

/** Record that comes after one of the same owner, -1 if the owner's pages end; after the last it may be one not yet in use. */
export function nextOwned({ pages }: PagedRecords, index: number): number {
  if ((index & (PAGE_RECORDS - 1)) !== PAGE_RECORDS - 1) return index + 1;
  const page = read(pages, index >>> PAGE_BITS, PAGE.next);
  return page === 0 ? -1 : (page - 1) * PAGE_RECORDS;
}

/** Page that comes after a page of the same owner, as a link. */
export function nextPage({ pages }: PagedRecords, page: number): number {
  return read(pages, page, PAGE.next);
}

/** Place of a record among its owner's, from 0. */
export function ordinalOf({ pages }: PagedRecords, index: number): number {
  return read(pages, index >>> PAGE_BITS, PAGE.ordinal) * PAGE_RECORDS + (index & (PAGE_RECORDS - 1));
}

function takePage(paged: PagedRecords, owners: Records, owner: number, field: number, count: number): number {
  const { pages } = paged;
  const last = read(owners, owner, field + OWNED.lastPage);
  reserve(paged, (pages.length + 1) * PAGE_RECORDS);
  const page = append(pages);
  write(pages, page, PAGE.previous, last);
  write(pages, page, PAGE.ordinal, count / PAGE_RECORDS);
  write(owners, owner, field + OWNED.lastPage, page + 1);
  if (last === 0) write(owners, owner, field + OWNED.firstPage, page + 1);
  else write(pages, last - 1, PAGE.next, page + 1);
  return page;
}
