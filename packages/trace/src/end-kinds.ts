/**
 * How money leaves a lot without a child of its colour: the position is kept in an exit. The first five leave the
 * ledger: to a payee for a known use, back to investors, as a fee, without a known use, or because it never came. The
 * last three go on in another colour.
 */
export const END_KINDS = [
  "none",
  "allocate",
  "return",
  "fee",
  "breach",
  "correction",
  "lending",
  "conversion",
  "on_lent_return",
] as const;
export type EndKind = (typeof END_KINDS)[number];

/** How money can leave the ledger. */
export type FinalKind = "allocate" | "return" | "fee" | "breach" | "correction";

/** Positions in `END_KINDS`. */
export const KIND = {
  allocate: 1,
  return: 2,
  fee: 3,
  breach: 4,
  correction: 5,
  lending: 6,
  conversion: 7,
  onLentReturn: 8,
} as const;

/** Whether money that left in this way is still in the ledger, in another colour. */
export const isPassage = (kind: number): boolean => kind >= KIND.lending;
