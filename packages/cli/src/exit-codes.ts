/** What the shell learns. */
export const EXIT = {
  done: 0,
  /** The ledger refused something, or a check found a fault. */
  refused: 1,
  /** Wrong arguments, or input that cannot be read. */
  usage: 2,
  /** The gateway does not answer, or is not ready. */
  unreachable: 3,
  /** A certificate is without fault, but rests on something that the reader did not say to trust. */
  unanchored: 4,
} as const;
