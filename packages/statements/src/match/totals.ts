import type { Ambiguity, Item, Match, MatchTotals, Movement, UnmatchedItem } from "./types.ts";

type Parts = {
  items: readonly Item[];
  movements: readonly Movement[];
  matched: readonly Match[];
  ambiguous: readonly Ambiguity[];
  unmatchedItems: readonly UnmatchedItem[];
  unmatchedMovements: readonly Movement[];
  ambiguousMovements: readonly Movement[];
};

const signed = ({ direction, minor }: Item | Movement) => (direction === "in" ? minor : -minor);

/**
 * Adds up by currency, each part by itself: that they make the whole is for the caller to see.
 * @throws TypeError if they do not: an item or a movement was lost or used twice
 */
export function matchTotals(parts: Parts): MatchTotals[] {
  const sums = (all: Iterable<Item | Movement>) => {
    const byCurrency = new Map<string, bigint>();
    for (const each of all) {
      byCurrency.set(each.currency, (byCurrency.get(each.currency) ?? 0n) + signed(each));
    }
    return (currency: string) => byCurrency.get(currency) ?? 0n;
  };
  const byId = new Map(parts.movements.map((movement) => [movement.id, movement]));
  const matchedMovements = parts.matched.flatMap(({ movementIds }) =>
    movementIds.flatMap((id) => byId.get(id) ?? []),
  );
  const statement = {
    all: sums(parts.items),
    matched: sums(parts.matched.map(({ item }) => item)),
    ambiguous: sums(parts.ambiguous.map(({ item }) => item)),
    unmatched: sums(parts.unmatchedItems.map(({ item }) => item)),
  };
  const ledger = {
    all: sums(parts.movements),
    matched: sums(matchedMovements),
    ambiguous: sums(parts.ambiguousMovements),
    unmatched: sums(parts.unmatchedMovements),
  };
  const currencies = new Set([...parts.items, ...parts.movements].map(({ currency }) => currency));
  return [...currencies].sort().map((currency) => {
    const shares = (side: typeof statement) => {
      const found = {
        all: side.all(currency),
        matched: side.matched(currency),
        ambiguous: side.ambiguous(currency),
        unmatched: side.unmatched(currency),
      };
      if (found.matched + found.ambiguous + found.unmatched !== found.all) {
        throw new TypeError(`${currency}: the parts of a matching do not make its whole`);
      }
      return found;
    };
    const totals = { currency, statement: shares(statement), ledger: shares(ledger) };
    if (totals.statement.matched !== totals.ledger.matched) {
      throw new TypeError(`${currency}: matched entries and movements differ in amount`);
    }
    return totals;
  });
}
