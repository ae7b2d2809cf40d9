import type { Bucket } from "./buckets.ts";
import type { Pair } from "./resolve.ts";
import { byItem, compare, SHOWN } from "./sorting.ts";
import type { Ambiguity, Item } from "./types.ts";

/** What a person must decide: ties with their candidates, and crowds with their size. */
export function ambiguities(tied: readonly Pair[], crowds: readonly Bucket[]): Ambiguity[] {
  const fromTies = [...Map.groupBy(tied, ({ item }) => item)].map(([item, pairs]) => ({
    item,
    candidates: pairs
      .map(({ movement, score, reasons }) => ({ movementId: movement.id, score, reasons }))
      .sort((a, b) => b.score - a.score || compare(a.movementId, b.movementId))
      .slice(0, SHOWN),
    candidateCount: pairs.length,
    crowded: false,
  }));
  const largest = new Map<Item, number>();
  for (const { items, movements } of crowds) {
    for (const item of items) largest.set(item, Math.max(largest.get(item) ?? 0, movements.length));
  }
  const fromCrowds = [...largest].map(([item, candidateCount]) => ({
    item,
    candidates: [],
    candidateCount,
    crowded: true,
  }));
  return byItem([...fromTies, ...fromCrowds]);
}
