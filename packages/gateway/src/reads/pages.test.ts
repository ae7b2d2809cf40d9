import { type KeyPart, type Place, u32 } from "@green-ledger/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byPlace } from "./orders.ts";
import { collectPage, LOOKED_AT, type Paging, type Source } from "./pages.ts";

interface Row {
  place: Place;
  odd: boolean;
}

const order = byPlace<Row>(({ place }) => place);
const rowAt = (n: number): Row => ({
  place: { block: Math.floor(n / 10), logIndex: n % 10, time: 0, transaction: "0x" },
  odd: n % 2 === 1,
});
const numberOf = ({ place }: Row) => place.block * 10 + place.logIndex;

/** A key space in memory, read as the store reads one. */
function sourceOf(numbers: readonly number[], reverse: boolean): Source<Row> {
  const sorted = [...new Set(numbers)].sort((a, b) => (reverse ? b - a : a - b));
  const keyOf = (parts: KeyPart[]) => parts.map((part) => ("u32" in part ? part.u32 : 0));
  return async (after, limit) => {
    const [block = 0, logIndex = 0] = after === undefined ? [] : keyOf(after);
    const mark = block * 10 + logIndex;
    const rest = after === undefined ? sorted : sorted.filter((n) => (reverse ? n < mark : n > mark));
    return rest.slice(0, limit).map(rowAt);
  };
}

function pagingOf(limit: number, position: string | null): Paging {
  return { limit, position, cursorAfter: (next) => next };
}

async function readAll(
  sources: Source<Row>[],
  limit: number,
  reverse: boolean,
  keep?: (row: Row) => boolean,
) {
  const pages: number[][] = [];
  let position: string | null = null;
  do {
    const page: { rows: Row[]; next_cursor: string | null } = await collectPage({
      sources,
      order,
      reverse,
      ...(keep === undefined ? {} : { keep }),
      paging: pagingOf(limit, position),
    });
    pages.push(page.rows.map(numberOf));
    position = page.next_cursor;
  } while (position !== null);
  return pages;
}

const spaces = fc.array(fc.array(fc.nat({ max: 300 }), { maxLength: 60 }), { minLength: 1, maxLength: 4 });

describe("a merged list", () => {
  it("has every row of its key spaces once, in order, page by page", async () => {
    await fc.assert(
      fc.asyncProperty(
        spaces,
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        async (lists, limit, reverse) => {
          const pages = await readAll(
            lists.map((list) => sourceOf(list, reverse)),
            limit,
            reverse,
          );
          const expected = [...new Set(lists.flat())].sort((a, b) => (reverse ? b - a : a - b));
          expect(pages.flat()).toEqual(expected);
          for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit);
        },
      ),
    );
  });

  it("leaves out what does not belong", async () => {
    await fc.assert(
      fc.asyncProperty(spaces, fc.integer({ min: 1, max: 20 }), async (lists, limit) => {
        const pages = await readAll(
          lists.map((list) => sourceOf(list, true)),
          limit,
          true,
          ({ odd }) => odd,
        );
        const expected = [...new Set(lists.flat())].filter((n) => n % 2 === 1).sort((a, b) => b - a);
        expect(pages.flat()).toEqual(expected);
      }),
    );
  });

  it("does not look at more than it may, and says where to go on", async () => {
    const numbers = Array.from({ length: LOOKED_AT * 2 + 1 }, (_, i) => i);
    const pages = await readAll([sourceOf(numbers, true)], 5, true, (row) => numberOf(row) === 0);
    expect(pages).toEqual([[], [], [0]]);
  });

  it("may be empty", async () => {
    expect(await readAll([], 5, true)).toEqual([[]]);
    expect(await readAll([sourceOf([], true)], 5, true)).toEqual([[]]);
  });
});

it("positions are keys", () => {
  expect(order.keyOf(order.positionOf(rowAt(123)))).toEqual([u32(12), u32(3)]);
});
