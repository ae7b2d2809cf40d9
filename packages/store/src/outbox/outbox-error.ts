/** Stable codes of what the outbox refuses. Failures of the disk are `StoreError`s. */
export type OutboxErrorCode =
  /** The data belong to another chain. */
  | "chain_mismatch"
  /** A profile is stored already, with other content. */
  | "profile_conflict";

/** Something that the outbox does not take. Nothing of it was stored. */
export class OutboxError extends Error {
  override readonly name = "OutboxError";
  readonly code: OutboxErrorCode;
  /** Ids of the profiles that conflict. */
  readonly ids: readonly string[];

  constructor(code: OutboxErrorCode, message: string, ids: readonly string[] = []) {
    super(message);
    this.code = code;
    this.ids = ids;
  }
}
