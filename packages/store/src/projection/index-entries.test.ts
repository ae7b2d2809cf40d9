import type { Draw, MovementRow } from "@green-ledger/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { id32, movementRow } from "../../test/sample-blocks.ts";
import { diffEntries, entriesOf } from "./index-entries.ts";

const PLACE = { block: 7, logIndex: 3, time: 1_790_000_000, transaction: id32(1) };

/** A movement that is found under these colours. */
function movement(colours: readonly number[], target: number | null = null): MovementRow {
  const draws: Draw[] = colours.map((colour) => ({ colour, amount: 1n }));
  return { ...movementRow(1, 0, PLACE), draws, target: target === null ? null : id32(target) };
}

const keysOf = (row: MovementRow | null) =>
  row === null ? [] : entriesOf("movement", row).map(({ key }) => key.toString("hex"));
const hexOf = (keys: readonly Buffer[]) => keys.map((key) => key.toString("hex"));

describe("entriesOf", () => {
  test("default: one entry for each place that an index gives a row", () => {
    const names = entriesOf("movement", movement([4, 0, 9])).map(({ index }) => index);
    expect(names.filter((name) => name === "byColour")).toHaveLength(3);
    expect(names.filter((name) => name === "byTime")).toHaveLength(1);
    expect(names).not.toContain("byTarget");
  });

  test("behaviour: a row that an index gives no place has no entry there", () => {
    expect(entriesOf("movement", movement([])).map(({ index }) => index)).not.toContain("byColour");
  });

  test("error: one place twice", () => {
    expect(() => entriesOf("movement", movement([1, 2, 1]))).toThrow(TypeError);
  });
});

describe("diffEntries", () => {
  const rows = fc.option(
    fc
      .record({ colours: fc.uniqueArray(fc.nat(5)), target: fc.option(fc.nat(2)) })
      .map(({ colours, target }) => movement(colours, target)),
  );

  test("default: what is removed and added turns the entries of one row into those of the other", () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const { added, removed } = diffEntries("movement", before, after);
        const old = new Set(keysOf(before));
        for (const key of hexOf(removed)) expect(old.delete(key)).toBe(true);
        for (const key of hexOf(added)) {
          expect(old.has(key)).toBe(false);
          old.add(key);
        }
        expect([...old].toSorted()).toEqual(keysOf(after).toSorted());
        const unchanged = new Set(keysOf(before)).intersection(new Set(keysOf(after)));
        for (const key of [...hexOf(added), ...hexOf(removed)]) expect(unchanged.has(key)).toBe(false);
      }),
    );
  });
});
