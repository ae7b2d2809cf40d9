import { amountKey, type Bucket, bucketsOf, isCrowd } from "./buckets.ts";
import { normaliseAccount, normaliseName } from "./names.ts";
import { contradict, itemReferences, movementReference } from "./references.ts";
import type { Pair } from "./resolve.ts";
import { daysBetween, type Scorer } from "./score.ts";
import type { Item, Movement, ReferenceKind } from "./types.ts";

export interface Candidates {
  readonly pairs: readonly Pair[];
  /** Buckets with too many of one kind to be compared one by one. */
  readonly crowds: readonly Bucket[];
}

/**
 * Pairs that share a reference of a kind, and the amount. References without a meaning of their own are often running
 * numbers that begin again: those must be near in time as well.
 */
export function referenceCandidates(
  kind: ReferenceKind,
  items: Iterable<Item>,
  movements: Iterable<Movement>,
  score: Scorer,
  windowDays: number,
): Candidates {
  const buckets = bucketsOf(
    items,
    movements,
    (item) => itemReferences(item, kind).map((value) => `${amountKey(item)} ${value}`),
    (movement) => {
      const value = movementReference(movement, kind);
      return value === undefined ? [] : [`${amountKey(movement)} ${value}`];
    },
  );
  return pairsOf(buckets, (item, movement) => {
    if (kind === "reference" && (daysBetween(item, movement) ?? 0) > windowDays) return undefined;
    return contradict(item, movement) ? undefined : score(item, movement);
  });
}

/**
 * Pairs of equal amount, near in time or alike in counterparty. In a crowd of one amount only those are compared that
 * have the same account or name of a counterparty.
 */
export function amountCandidates(
  items: readonly Item[],
  movements: readonly Movement[],
  score: Scorer,
  windowDays: number,
  minScore: number,
): Candidates {
  const byAmount = bucketsOf(
    items,
    movements,
    (item) => [amountKey(item)],
    (movement) => [amountKey(movement)],
  );
  const narrow = byAmount.flatMap((bucket) => (isCrowd(bucket) ? byCounterparty(bucket) : [bucket]));
  return pairsOf(narrow, (item, movement) => {
    const between = daysBetween(item, movement);
    if (between !== undefined && between > windowDays) return undefined;
    if (contradict(item, movement)) return undefined;
    const scored = score(item, movement);
    return scored.score >= minScore ? scored : undefined;
  });
}

/** A side without a counterparty stays with the others of its kind. */
function byCounterparty({ items, movements }: Bucket): Bucket[] {
  const key = (name: string | null | undefined, account: string | null | undefined) => {
    if (name !== null && name !== undefined) return [`name ${normaliseName(name)}`];
    return account === null || account === undefined ? [""] : [`account ${normaliseAccount(account)}`];
  };
  return bucketsOf(
    items,
    movements,
    (item) => key(item.counterpartyName, item.counterpartyAccount),
    (movement) => key(movement.counterpartyName, movement.counterpartyAccount),
  );
}

function pairsOf(
  buckets: readonly Bucket[],
  judge: (item: Item, movement: Movement) => { score: number; reasons: Pair["reasons"] } | undefined,
): Candidates {
  const pairs: Pair[] = [];
  // A pair may meet in several buckets when an item has several references.
  const met = new Map<Item, Set<Movement>>();
  for (const bucket of buckets) {
    if (isCrowd(bucket)) continue;
    for (const item of bucket.items) {
      for (const movement of bucket.movements) {
        const known = met.get(item);
        if (known?.has(movement) === true) continue;
        const scored = judge(item, movement);
        if (scored === undefined) continue;
        pairs.push({ item, movement, ...scored });
        if (known === undefined) met.set(item, new Set([movement]));
        else known.add(movement);
      }
    }
  }
  return { pairs, crowds: buckets.filter(isCrowd) };
}
