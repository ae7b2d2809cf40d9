/** Stable codes of the embedded chain; the text may change, the codes do not. */
export type DevchainErrorCode =
  | "chain_config_invalid"
  | "chain_data_dir_unusable"
  | "chain_listen_failed"
  | "chain_locked"
  | "chain_mismatch"
  | "chain_journal_damaged"
  | "chain_restore_mismatch"
  | "chain_disk_full"
  | "chain_write_failed"
  | "chain_engine_failed"
  | "chain_closed"
  | "chain_snapshot_unknown";

/** An operational fault of the embedded chain. The message says what happened and what to do. */
export class DevchainError extends Error {
  override readonly name = "DevchainError";
  readonly code: DevchainErrorCode;

  constructor(code: DevchainErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
