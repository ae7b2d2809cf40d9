/**
 * Why the index waits or cannot go on. What is `passing` may be mended by asking the node again, and is asked again by
 * itself; what is `final` needs somebody. `docs/flow-read.md` says what to do about each.
 */
export const INDEX_ERRORS = {
  /** The node does not answer. */
  node_unreachable: "passing",
  /** The node's answer contradicts itself or its block. */
  node_reply_invalid: "passing",
  /** An event is missing in what the node gave. */
  event_gap: "passing",
  /** The node's last block is older than what was indexed. */
  head_went_back: "passing",
  /** A block that was final is not on the chain any more. */
  fork_on_final_chain: "final",
  /** A fork goes back further than the undo records. */
  deep_reorg: "final",
  /** The chain behind the address is not the one that was indexed. */
  chain_mismatch: "final",
  /** The contracts are not those that were indexed. */
  contracts_mismatch: "final",
  /** One of our contracts emitted something that this program does not know. */
  event_unknown: "final",
  /** An event speaks of a row that no earlier event made, or makes one that exists. */
  index_inconsistent: "final",
} as const satisfies Record<string, "passing" | "final">;

export type IndexErrorCode = keyof typeof INDEX_ERRORS;

/** An index that cannot go on, or waits. The message says what to do. */
export class IndexError extends Error {
  override readonly name = "IndexError";
  readonly code: IndexErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: IndexErrorCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.details = details;
  }

  /** Whether asking the node again may mend it. */
  get passing(): boolean {
    return INDEX_ERRORS[this.code] === "passing";
  }
}
