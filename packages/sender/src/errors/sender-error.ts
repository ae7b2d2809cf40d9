/** Stable codes of what the sender refuses or cannot do. */
export type SenderErrorCode =
  /** The node gave no answer, or none that makes sense. What it did is unknown. */
  | "chain_unreachable"
  /** The node answered with an error. */
  | "chain_refused"
  /** Another chain answers than the one that is configured. */
  | "chain_mismatch"
  /** A key is not among the signers. */
  | "signer_unknown"
  /** A signer signs for another address than it says. */
  | "signer_mismatch"
  /** A signer gave no usable signature. */
  | "signer_failed"
  /** A keystore cannot be read with this password. */
  | "keystore_locked"
  /** A file of the keystore is not one, or can be read by others. */
  | "keystore_invalid"
  /** A submission without commands, or with an empty list. */
  | "nothing_to_send"
  /** The node cannot run several calls on one state. */
  | "dry_run_unavailable"
  /** The dry run needs more gas than the node gives one. */
  | "dry_run_too_large"
  /** The sender is stopping and takes nothing more. */
  | "stopping";

/** The message says what to do. */
export class SenderError extends Error {
  override readonly name = "SenderError";
  readonly code: SenderErrorCode;

  constructor(code: SenderErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
  }
}
