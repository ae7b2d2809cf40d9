/** Everything that a store can report. `docs/flow-read.md` says what to do about each. */
export const STORE_ERRORS = [
  /** What is on disk is not what was written. */
  "store_corrupt",
  /** Another process has the store open. */
  "store_locked",
  /** The folder cannot be written to. */
  "store_unwritable",
  "disk_full",
  /** Any other failure of the disk or of LevelDB. */
  "store_failed",
  /** The projection was written by another version of this program. */
  "projection_outdated",
  /** Nothing was indexed yet. */
  "projection_empty",
  /** A fork goes back further than the undo records. */
  "deep_reorg",
  /** A block that does not follow the checkpoint. */
  "block_out_of_order",
] as const;

export type StoreErrorCode = (typeof STORE_ERRORS)[number];

export interface StoreErrorDetails {
  table?: string | undefined;
  /** Raw key, hexadecimal. */
  key?: string | undefined;
  cause?: unknown;
}

/** A store that cannot do what it was asked. The message says what to do. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreErrorCode;
  readonly table: string | undefined;
  readonly key: string | undefined;

  constructor(code: StoreErrorCode, message: string, details: StoreErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.table = details.table;
    this.key = details.key;
  }
}
