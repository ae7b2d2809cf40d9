import fc from "fast-check";
import { expect, test } from "vitest";
import { type Pair, resolve } from "./resolve.ts";
import type { Item, Movement } from "./types.ts";

const items = Array.from({ length: 6 }, (_, n) => ({ id: `i${n}` }) as Item);
const movements = Array.from({ length: 6 }, (_, n) => ({ id: `m${n}` }) as Movement);

const graph = fc
  .uniqueArray(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 4 })), {
    selector: ([item, movement]) => item * 6 + movement,
    maxLength: 20,
  })
  .map((edges) =>
    edges.map(([item, movement, score]): Pair => {
      const [left, right] = [items[item], movements[movement]];
      if (left === undefined || right === undefined) throw new Error("out of range");
      return { item: left, movement: right, score, reasons: [] };
    }),
  );

const named = (pairs: readonly Pair[]) =>
  pairs.map(({ item, movement }) => `${item.id} ${movement.id}`).sort();

const shareSide = (a: Pair, b: Pair) => a !== b && (a.item === b.item || a.movement === b.movement);

/** The definition, word for word. */
function byDefinition(pairs: readonly Pair[]): { matched: string[]; tied: string[] } {
  const stands = (pair: Pair): boolean =>
    pairs.every((other) => !shareSide(pair, other) || other.score <= pair.score || !stands(other));
  const standing = pairs.filter(stands);
  const isAlone = (pair: Pair) => !standing.some((other) => shareSide(pair, other));
  return {
    matched: named(standing.filter(isAlone)),
    tied: named(standing.filter((pair) => !isAlone(pair))),
  };
}

test("matches and ties what the definition does", () => {
  fc.assert(
    fc.property(graph, (pairs) => {
      const { matched, tied } = resolve(pairs);
      expect({ matched: named(matched), tied: named(tied) }).toEqual(byDefinition(pairs));
    }),
    { numRuns: 1000 },
  );
});

test("nothing is both matched and tied, and the order of pairs changes nothing", () => {
  fc.assert(
    fc.property(
      graph.chain((pairs) =>
        fc.tuple(
          fc.constant(pairs),
          fc.shuffledSubarray(pairs, { minLength: pairs.length, maxLength: pairs.length }),
        ),
      ),
      ([pairs, shuffled]) => {
        const { matched, tied } = resolve(pairs);
        const used = new Set(matched.flatMap(({ item, movement }) => [item, movement]));
        expect(used.size).toBe(2 * matched.length);
        for (const { item, movement } of tied) expect(used.has(item) || used.has(movement)).toBe(false);
        const again = resolve(shuffled);
        expect([named(again.matched), named(again.tied)]).toEqual([named(matched), named(tied)]);
      },
    ),
  );
});
