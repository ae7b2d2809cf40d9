import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  appendOwned,
  createPagedRecords,
  dropLastOwned,
  lastOwned,
  nextOwned,
  nextPage,
  OWNED,
  ownedCount,
  PAGE_RECORDS,
  type PagedRecords,
} from "./paged.ts";
import { append, createRecords, type Records, read, reserve, write } from "./records.ts";

const OWNERS = 3;
const FIELD = 1;

/** Numbers of an owner's records, page by page. */
function sweep(paged: PagedRecords, owners: Records, owner: number): number[] {
  const found: number[] = [];
  const count = ownedCount(owners, owner, FIELD);
  for (
    let page = read(owners, owner, FIELD + OWNED.firstPage);
    found.length < count;
    page = nextPage(paged, page - 1)
  ) {
    const here = Math.min(PAGE_RECORDS, count - found.length);
    for (let i = 0; i < here; i++) found.push((page - 1) * PAGE_RECORDS + i);
  }
  return found;
}

describe("paged records", () => {
  it("keep each owner's records in order, and take them back", () => {
    const run = fc.record({ owner: fc.nat(OWNERS - 1), count: fc.integer({ min: -600, max: 900 }) });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 12 }), (runs) => {
        const paged = createPagedRecords(2);
        const owners = createRecords(FIELD + OWNED.width);
        for (let owner = 0; owner < OWNERS; owner++) append(owners);
        const held: { owner: number; record: number }[] = [];
        let value = 0;
        let dirty = 0;
        let misplaced = 0;
        for (const { owner, count } of runs) {
          for (let i = 0; i < count; i++) {
            const record = appendOwned(paged, owners, owner, FIELD);
            if (read(paged, record, 0) !== 0) dirty++;
            write(paged, record, 0, ++value);
            held.push({ owner, record });
          }
          for (let i = 0; i > count && held.length > 0; i--) {
            const { owner: last, record } = held.pop() as (typeof held)[0];
            if (lastOwned(owners, last, FIELD) !== record) misplaced++;
            dropLastOwned(paged, owners, last, FIELD);
          }
        }
        expect([dirty, misplaced]).toEqual([0, 0]);
        for (let owner = 0; owner < OWNERS; owner++) {
          const records = held.filter((each) => each.owner === owner).map(({ record }) => record);
          expect(sweep(paged, owners, owner)).toEqual(records);
          expect(records).toEqual([...records].sort((a, b) => a - b));
          expect(records.slice(0, -1).map((record) => nextOwned(paged, record))).toEqual(records.slice(1));
          expect(lastOwned(owners, owner, FIELD)).toBe(records.at(-1) ?? -1);
        }
        expect(paged.length).toBe(paged.pages.length * PAGE_RECORDS);
        if (held.length === 0) expect(paged.length).toBe(0);
      }),
    );
  });

  it("waste at most a run of pages for each owner", () => {
    const paged = createPagedRecords(1);
    const owners = createRecords(FIELD + OWNED.width);
    append(owners);
    for (let i = 1; i <= 1000; i++) {
      appendOwned(paged, owners, 0, FIELD);
      expect(paged.length - i).toBeLessThan(i < 256 ? 32 : 256);
    }
  });

  it("refuse more than can be numbered", () => {
    const records = createRecords(1);
    expect(() => reserve(records, 2 ** 31 - 1)).toThrow(expect.objectContaining({ code: "forest_full" }));
    expect(records.length).toBe(0);
  });
});
