import type { Hex } from "../hex.ts";

/** A transaction of which the sender and the nonce are known. */
export type NoncedTransaction = { readonly sender: Hex; readonly nonce: bigint };

/** What can be done with each waiting transaction now. */
export type NoncePlan<T> = {
  /** The next block can take it. */
  readonly ready: T[];
  /** It waits for a transaction nobody has sent yet. */
  readonly gapped: { readonly transaction: T; readonly expected: bigint }[];
  /** Another transaction of the same sender and nonce is in the chain. */
  readonly replaced: T[];
};

/**
 * Sorts waiting transactions by what their nonces allow.
 * @param next the next nonce of each sender in the chain
 */
export function planNonces<T extends NoncedTransaction>(
  waiting: Iterable<T>,
  next: ReadonlyMap<Hex, bigint>,
): NoncePlan<T> {
  const plan: NoncePlan<T> = { ready: [], gapped: [], replaced: [] };
  for (const [sender, transactions] of Map.groupBy(waiting, ({ sender }) => sender)) {
    const first = next.get(sender) ?? 0n;
    let expected = first;
    for (const transaction of transactions.toSorted((a, b) =>
      a.nonce < b.nonce ? -1 : a.nonce > b.nonce ? 1 : 0,
    )) {
      if (transaction.nonce < first) plan.replaced.push(transaction);
      else if (transaction.nonce > expected) plan.gapped.push({ transaction, expected });
      else plan.ready.push(transaction);
      if (transaction.nonce === expected) expected += 1n;
    }
  }
  return plan;
}
