import type { StatementEntry } from "../bank-statement.ts";
import { ambiguities } from "./ambiguities.ts";
import type { Bucket } from "./buckets.ts";
import { amountCandidates, type Candidates, referenceCandidates } from "./candidates.ts";
import { explainUnmatched } from "./explain-unmatched.ts";
import { itemsOf } from "./items.ts";
import { createNames } from "./names.ts";
import { REFERENCE_KINDS } from "./references.ts";
import { type Pair, resolve } from "./resolve.ts";
import { createScorer } from "./score.ts";
import { byItem, sortedById } from "./sorting.ts";
import { matchSums } from "./sums.ts";
import { matchTotals } from "./totals.ts";
import type { Item, Match, MatchOptions, MatchResult, Movement } from "./types.ts";

const WINDOW_DAYS = 5;
const MIN_SCORE = 400;

/** Entries of a statement, with the statement's currency. */
export interface MatchInput {
  readonly entries: readonly StatementEntry[];
  readonly currency: string;
}

/**
 * Matches booked entries with movements of the ledger: first by UETR, then by end-to-end id, then by other references,
 * each with the same amount; then entries that paid several movements of one reference together; then by amount, day
 * and counterparty. Whatever ties is listed for a person, never guessed.
 *
 * Nothing is used twice. The order of the input changes nothing. Time is near-linear in the input: only what shares a
 * key is compared, and of what shares it with too many others nothing.
 * @throws TypeError if an id stands twice
 */
export function matchEntries(
  inputs: readonly MatchInput[],
  movements: readonly Movement[],
  options: MatchOptions = {},
): MatchResult {
  const items = inputs.flatMap(({ entries, currency }) =>
    entries.flatMap((entry) => itemsOf(entry, currency)),
  );
  return matchItems(items, movements, options);
}

/**
 * As `matchEntries`, for items that were made before: what an earlier matching left is matched with what came later.
 * @throws TypeError if an id stands twice
 */
export function matchItems(
  items: readonly Item[],
  movements: readonly Movement[],
  { windowDays = WINDOW_DAYS, minScore = MIN_SCORE }: MatchOptions = {},
): MatchResult {
  const freeItems = byId(items);
  const freeMovements = byId(movements);
  const score = createScorer(createNames());
  const matched: Match[] = [];
  const tied: Pair[] = [];
  const crowds: Bucket[] = [];

  const take = (match: Match) => {
    matched.push(match);
    freeItems.delete(match.item.id);
    for (const id of match.movementIds) freeMovements.delete(id);
  };
  const settle = ({ pairs, crowds: found }: Candidates) => {
    const resolution = resolve(pairs);
    for (const { item, movement, score: points, reasons } of resolution.matched) {
      take({ item, movementIds: [movement.id], score: points, reasons });
    }
    for (const pair of resolution.tied) {
      tied.push(pair);
      freeItems.delete(pair.item.id);
      freeMovements.delete(pair.movement.id);
    }
    const rest = found
      .map((crowd) => ({
        items: crowd.items.filter(({ id }) => freeItems.has(id)),
        movements: crowd.movements.filter(({ id }) => freeMovements.has(id)),
      }))
      .filter((crowd) => crowd.items.length > 0 && crowd.movements.length > 0);
    // All crowds are seen before anything of them is put aside: their order must not matter.
    for (const crowd of rest) {
      crowds.push(crowd);
      for (const { id } of crowd.items) freeItems.delete(id);
      for (const { id } of crowd.movements) freeMovements.delete(id);
    }
  };

  for (const kind of REFERENCE_KINDS) {
    settle(referenceCandidates(kind, freeItems.values(), freeMovements.values(), score, windowDays));
  }
  for (const kind of REFERENCE_KINDS)
    matchSums(kind, freeItems.values(), freeMovements.values()).forEach(take);
  const last = amountCandidates(
    [...freeItems.values()],
    [...freeMovements.values()],
    score,
    windowDays,
    minScore,
  );
  settle(last);

  const ambiguous = ambiguities(tied, crowds);
  const ambiguousMovements = sortedById([
    ...new Set([...tied.map(({ movement }) => movement), ...crowds.flatMap((crowd) => crowd.movements)]),
  ]);
  const unmatchedItems = explainUnmatched([...freeItems.values()], movements, last.pairs);
  const unmatchedMovements = sortedById([...freeMovements.values()]);
  const result = {
    matched: byItem(matched),
    ambiguous,
    unmatchedItems,
    unmatchedMovements,
    ambiguousMovements,
  };
  return { ...result, totals: matchTotals({ ...result, items, movements }) };
}

function byId<T extends { readonly id: string }>(all: readonly T[]): Map<string, T> {
  const map = new Map(all.map((each) => [each.id, each]));
  if (map.size !== all.length) throw new TypeError("two entries or movements have the same id");
  return map;
}
