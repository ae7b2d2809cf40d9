import { amountKey } from "./buckets.ts";
import { contradict, itemReferences, movementReference, REFERENCE_KINDS } from "./references.ts";
import type { Pair } from "./resolve.ts";
import { byItem, shownIds } from "./sorting.ts";
import type { Item, Movement, UnmatchedItem } from "./types.ts";

/**
 * Why items have no movement.
 * @param pairs that were close, but went to others
 */
export function explainUnmatched(
  items: readonly Item[],
  movements: readonly Movement[],
  pairs: readonly Pair[],
): UnmatchedItem[] {
  const close = Map.groupBy(pairs, ({ item }) => item);
  const sharing = byReference(movements);
  return byItem(
    items.map((item) => {
      const same = REFERENCE_KINDS.flatMap((kind) =>
        itemReferences(item, kind).flatMap((value) => sharing.get(`${kind} ${value}`) ?? []),
      );
      const taken = (close.get(item) ?? []).map(({ movement }) => movement);
      const hints = shownIds((same.length > 0 ? same : taken).map(({ id }) => id));
      return { item, reason: reasonOf(item, same, taken), hints };
    }),
  );
}

function reasonOf(
  item: Item,
  same: readonly Movement[],
  taken: readonly Movement[],
): UnmatchedItem["reason"] {
  if (same.some((movement) => amountKey(movement) !== amountKey(item))) return "amount_differs";
  if (same.some((movement) => contradict(item, movement))) return "references_contradict";
  return same.length + taken.length > 0 ? "candidate_taken" : "no_candidate";
}

function byReference(movements: readonly Movement[]): Map<string, Movement[]> {
  const sharing = new Map<string, Movement[]>();
  for (const movement of movements) {
    for (const kind of REFERENCE_KINDS) {
      const value = movementReference(movement, kind);
      if (value === undefined) continue;
      const key = `${kind} ${value}`;
      const known = sharing.get(key);
      if (known === undefined) sharing.set(key, [movement]);
      else known.push(movement);
    }
  }
  return sharing;
}
