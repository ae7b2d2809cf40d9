import type { Item, Movement } from "./types.ts";

/** Items and movements that share a key: the only ones that are compared. */
export interface Bucket {
  readonly items: Item[];
  readonly movements: Movement[];
}

/** Groups both sides by keys; a side may have several. Buckets with one side only are left out. */
export function bucketsOf(
  items: Iterable<Item>,
  movements: Iterable<Movement>,
  itemKeys: (item: Item) => readonly string[],
  movementKeys: (movement: Movement) => readonly string[],
): Bucket[] {
  const buckets = new Map<string, Bucket>();
  for (const item of items) {
    for (const key of itemKeys(item)) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, { items: [item], movements: [] });
      else bucket.items.push(item);
    }
  }
  for (const movement of movements) {
    for (const key of movementKeys(movement)) buckets.get(key)?.movements.push(movement);
  }
  return [...buckets.values()].filter((bucket) => bucket.movements.length > 0);
}

/** What must be equal in every pair. */
export const amountKey = ({ direction, currency, minor }: Item | Movement): string =>
  `${direction} ${currency} ${minor}`;

/** Pairs of one bucket beyond which they are not compared one by one: about 64 for each item. */
export const CROWD = 4096;

export const isCrowd = ({ items, movements }: Bucket): boolean => items.length * movements.length > CROWD;
