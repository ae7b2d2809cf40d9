import { describe, expect, test } from "vitest";
import { allOf, pagesOf } from "./pages-of.ts";
import type { ListOptions, Page } from "./reader.ts";

/** Lists the numbers below a limit, and keeps what was asked for. */
function numbers(below: number) {
  const asked: ListOptions[] = [];
  async function list(options: ListOptions): Promise<Page<number>> {
    asked.push(options);
    const from = options.after === undefined ? 0 : Number(options.after) + 1;
    const rows = Array.from({ length: Math.min(options.limit, below - from) }, (_, i) => from + i);
    const last = rows.at(-1);
    return { rows, next: last === undefined || last + 1 >= below ? null : String(last) };
  }
  return { list, asked };
}

describe("all rows", () => {
  test.each([0, 1, 1_000, 1_001, 2_500])("of %i are found once, in order", async (below) => {
    expect(await allOf(numbers(below).list)).toEqual([...Array(below).keys()]);
  });
});

test("whoever stops early asks for no more", async () => {
  const { list, asked } = numbers(10);
  for await (const rows of pagesOf(list, 3)) if (rows.includes(4)) break;
  expect(asked).toEqual([{ limit: 3 }, { limit: 3, after: "2" }]);
});
