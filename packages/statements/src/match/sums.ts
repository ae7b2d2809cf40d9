import { bucketsOf } from "./buckets.ts";
import { POINTS } from "./points.ts";
import { contradict, itemReferences, movementReference } from "./references.ts";
import { total } from "./score.ts";
import type { Item, Match, Movement, ReferenceKind } from "./types.ts";

/**
 * Items that paid several movements together: all free movements of a reference, whose sum is the item's amount.
 * Only if no other item carries the reference: nothing is chosen.
 */
export function matchSums(
  kind: ReferenceKind,
  items: Iterable<Item>,
  movements: Iterable<Movement>,
): Match[] {
  const buckets = bucketsOf(
    items,
    movements,
    (item) => itemReferences(item, kind).map((value) => `${item.direction} ${item.currency} ${value}`),
    (movement) => {
      const value = movementReference(movement, kind);
      return value === undefined ? [] : [`${movement.direction} ${movement.currency} ${value}`];
    },
  );
  const matches: Match[] = [];
  const claims = new Map<Item, number>();
  for (const { items: sharing, movements: parts } of buckets) {
    const [item, another] = sharing;
    if (item === undefined || another !== undefined || parts.length < 2) continue;
    if (parts.some((movement) => contradict(item, movement))) continue;
    const sum = parts.reduce((minor, movement) => minor + movement.minor, 0n);
    if (sum !== item.minor) continue;
    matches.push(explained(kind, item, parts));
    claims.set(item, (claims.get(item) ?? 0) + 1);
  }
  // An item with two references that both add up has not said which.
  return matches.filter(({ item }) => claims.get(item) === 1);
}

function explained(kind: ReferenceKind, item: Item, parts: readonly Movement[]): Match {
  const value = (parts[0] === undefined ? undefined : movementReference(parts[0], kind)) ?? "";
  const { score, reasons } = total([
    { criterion: kind, points: POINTS[kind], statement: value, ledger: value },
    {
      criterion: "sum",
      points: POINTS.amount,
      statement: `${item.currency} ${item.minor}`,
      ledger: `${parts.length} movements, ${item.currency} ${item.minor}`,
    },
  ]);
  return { item, movementIds: parts.map(({ id }) => id).sort(), score, reasons };
}
