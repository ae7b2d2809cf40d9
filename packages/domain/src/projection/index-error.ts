/** Why the index cannot go on, or waits. */
export type IndexErrorCode =
  /** An event is missing in what the node gave. */
  | "event_gap"
  /** One of our contracts emitted something that this program does not know. */
  | "event_unknown"
  /** An event speaks of a row that no earlier event made, or makes one that exists. */
  | "index_inconsistent"
  /** The chain behind the address is not the one that was indexed. */
  | "chain_mismatch"
  /** The contracts are not those that were indexed. */
  | "contracts_mismatch"
  /** A block that was final is not on the chain any more. */
  | "fork_on_final_chain"
  /** A fork goes back further than the undo records. */
  | "deep_reorg"
  /** The node's last block is older than what was indexed. */
  | "head_went_back"
  /** The node does not answer. */
  | "node_unreachable"
  /** The node's answer contradicts itself or its block. */
  | "node_reply_invalid";

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
}
