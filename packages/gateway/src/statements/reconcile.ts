import {
  type Item,
  itemsOf,
  type MatchResult,
  matchItems,
  type Reason,
  type StatementEntry,
} from "@green-ledger/statements";
import type { LedgerMovement } from "./ledger-movement.ts";

/** One statement of an account, and what the ledger recorded for its days. */
export interface Span {
  /** Null where only a figure was stated: there is nothing to compare. */
  entries: readonly StatementEntry[] | null;
  movements: readonly LedgerMovement[];
  /** Ids of payments that were recorded for this statement after it. */
  explaining: ReadonlySet<string>;
}

/** What an entry of a statement, or one payment of a batch, is in the ledger. */
export interface Compared {
  item: Item;
  remittance: string | null;
  status: "matched" | "ambiguous" | "unmatched";
  movementIds: readonly string[];
  /** 0 if it is not matched. */
  score: number;
  reasons: readonly Reason[];
  /** The movement was recorded after the statement. */
  later: boolean;
  why: MatchResult["unmatchedItems"][number]["reason"] | null;
  candidates: MatchResult["ambiguous"][number]["candidates"];
  /** More than are listed where there are many. */
  candidateCount: number;
  hints: readonly string[];
}

export interface Reconciled {
  compared: Compared[];
  /** What the ledger has and no statement. */
  missing: LedgerMovement[];
}

/** More than any score: only references make a pair then. */
const REFERENCES_ONLY = { minScore: 1001 };

/**
 * Compares statements with the ledger, newest first: each with what was recorded for its days; what is left of it with
 * what was recorded later to explain it, and then with what else was recorded later and is on no later statement, by
 * references alone, because equal amounts come again every month. So a gap is closed by the movement that closes it, and
 * nothing is used twice.
 * @param spans newest first
 * @param found ids of statements: what they brought in is taken back by corrections
 */
export function reconcile(
  spans: readonly Span[],
  currency: string,
  found: ReadonlySet<string> = new Set(),
): Reconciled[] {
  const all = new Map(spans.flatMap(({ movements }) => movements.map((each) => [each.row.id, each])));
  /** What was recorded after the statement that is looked at, and is on none. */
  const later = new Map<string, LedgerMovement>();
  /** What could be an entry that ties: a person decides. */
  const tied = new Set<string>();
  const results = spans.map(({ entries, movements, explaining }): Compared[] => {
    if (entries === null) {
      for (const each of movements) later.set(each.row.id, each);
      return [];
    }
    const texts = new Map(entries.map((entry) => [entry.id, entry] as const));
    const items = entries.flatMap((entry) => itemsOf(entry, currency));
    const first = matchItems(
      items,
      movements.map(({ movement }) => movement),
    );
    const settled = new Map<string, Compared>();
    const settle = (result: MatchResult, isLater: boolean) => {
      for (const { item, movementIds, score, reasons } of result.matched) {
        settled.set(item.id, {
          ...blank(item, texts),
          status: "matched",
          movementIds,
          score,
          reasons,
          later: isLater,
        });
        for (const id of movementIds) later.delete(id);
      }
    };
    settle(first, false);
    const openItems = () =>
      first.unmatchedItems.filter(({ item }) => !settled.has(item.id)).map(({ item }) => item);
    const pool = (wanted: (id: string) => boolean) =>
      [...later.values()].filter(({ row }) => wanted(row.id)).map(({ movement }) => movement);
    settle(
      matchItems(
        openItems(),
        pool((id) => explaining.has(id)),
      ),
      true,
    );
    settle(
      matchItems(
        openItems(),
        pool((id) => !explaining.has(id)),
        REFERENCES_ONLY,
      ),
      true,
    );
    for (const { id } of [...first.unmatchedMovements, ...first.ambiguousMovements]) {
      const own = all.get(id as LedgerMovement["row"]["id"]);
      if (own !== undefined) later.set(id, own);
    }
    for (const { id } of first.ambiguousMovements) tied.add(id);
    for (const { item, candidates, candidateCount } of first.ambiguous) {
      settled.set(item.id, { ...blank(item, texts), status: "ambiguous", candidates, candidateCount });
    }
    for (const { item, reason, hints } of first.unmatchedItems) {
      if (!settled.has(item.id)) settled.set(item.id, { ...blank(item, texts), why: reason, hints });
    }
    return items.flatMap(({ id }) => settled.get(id) ?? []);
  });
  const missing = withoutUndone(
    [...later.values()].filter(({ row }) => !tied.has(row.id)),
    found,
  );
  return spans.map(({ entries, movements }, i) => ({
    compared: results[i] ?? [],
    missing: entries === null ? [] : movements.filter(({ row }) => missing.has(row.id)),
  }));
}

/**
 * What is missing, without what was reported in error: an entry and the correction that takes it back wholly, and a
 * correction of what a statement had found. Neither was ever at the bank.
 */
function withoutUndone(
  left: readonly LedgerMovement[],
  found: ReadonlySet<string>,
): Map<string, LedgerMovement> {
  const missing = new Map(left.map((each) => [each.row.id as string, each]));
  for (const { row } of left) {
    if (!row.correction || row.target === null) continue;
    const undone = missing.get(row.target)?.row.amount === row.amount;
    if (!undone && !found.has(row.target)) continue;
    missing.delete(row.id);
    missing.delete(row.target);
  }
  return missing;
}

function blank(item: Item, entries: ReadonlyMap<string, StatementEntry>): Compared {
  const entry = entries.get(item.entryId);
  const part = item.id === item.entryId ? 0 : Number(item.id.slice(item.entryId.length + 1)) - 1;
  return {
    item,
    remittance: entry?.details[part]?.remittance ?? entry?.information ?? null,
    status: "unmatched",
    movementIds: [],
    score: 0,
    reasons: [],
    later: false,
    why: null,
    candidates: [],
    candidateCount: 0,
    hints: [],
  };
}
