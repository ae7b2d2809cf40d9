export type { OutboxOptions } from "./open-outbox.ts";
export { openOutbox } from "./open-outbox.ts";
export type { Acceptance, Outbox, StoredCall, StoredFiller, StoredTransaction } from "./outbox.ts";
export { OutboxError, type OutboxErrorCode } from "./outbox-error.ts";
