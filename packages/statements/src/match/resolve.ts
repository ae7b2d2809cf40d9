import type { Item, Movement, Score } from "./types.ts";

/** An item and a movement that may be the same. */
export interface Pair extends Score {
  readonly item: Item;
  readonly movement: Movement;
}

export interface Resolution {
  readonly matched: readonly Pair[];
  /** Pairs that tie; neither side may be given to another. */
  readonly tied: readonly Pair[];
}

/**
 * Decides among pairs. A pair stands if no standing pair of a higher score shares a side with it. Standing pairs that
 * share no side with another are matched; those that do have the same score, so they tie and decide nothing.
 *
 * Scores are gone through from the highest, and both sides of every standing pair are out of the game for lower ones.
 * The result does not depend on the order of the pairs, and costs no more than sorting the scores.
 */
export function resolve(pairs: readonly Pair[]): Resolution {
  const levels = new Map<number, Pair[]>();
  for (const pair of pairs) {
    const level = levels.get(pair.score);
    if (level === undefined) levels.set(pair.score, [pair]);
    else level.push(pair);
  }
  const [matched, tied]: [Pair[], Pair[]] = [[], []];
  const taken = new Set<Item | Movement>();
  for (const score of [...levels.keys()].sort((a, b) => b - a)) {
    const free = (levels.get(score) ?? []).filter(
      ({ item, movement }) => !taken.has(item) && !taken.has(movement),
    );
    const uses = new Map<Item | Movement, number>();
    for (const { item, movement } of free) {
      uses.set(item, (uses.get(item) ?? 0) + 1);
      uses.set(movement, (uses.get(movement) ?? 0) + 1);
    }
    for (const pair of free) {
      const isAlone = uses.get(pair.item) === 1 && uses.get(pair.movement) === 1;
      (isAlone ? matched : tied).push(pair);
    }
    for (const { item, movement } of free) taken.add(item).add(movement);
  }
  return { matched, tied };
}
