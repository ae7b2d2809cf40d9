import type { Command } from "./commands.ts";
import type { Address, Bytes32, Hex, MovementId, PartyId } from "./hex.ts";
import type { Reason } from "./reasons.ts";

/**
 * A write request on its way to the chain:
 * received → queued → signed → submitted → mined → final, or failed.
 * `final` is never stored: it is `mined` seen by an index that has reached the block with the same hash.
 */
export const OPERATION_STATUSES = [
  "received",
  "queued",
  "signed",
  "submitted",
  "mined",
  "final",
  "failed",
] as const;
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

/** One transaction of an operation: a bulk request may need several. Its signed bytes stay in the outbox. */
export interface OperationTransaction {
  hash: Bytes32;
  nonce: number;
  /** Where it was included; null until then. */
  included: { block: number; blockHash: Bytes32; succeeded: boolean } | null;
}

/** What the contract decided about one receipt or payment. Only those that were not plainly accepted are kept. */
export interface ItemOutcome {
  id: MovementId;
  reason: Reason;
  verdict: "flagged" | "refused";
  /** Figure that the amount exceeded, in minor units; "0" where there is none. */
  limit: string;
}

/** Ids of one kind of thing. */
export interface Subjects {
  kind:
    | "party"
    | "asset"
    | "instrument"
    | "tranche"
    | "account"
    | "line"
    | "movement"
    | "claim"
    | "lien"
    | "transfer"
    | "document"
    | "note_transfer"
    | "substitution";
  ids: Bytes32[];
}

export interface OperationError {
  /** Stable code: a contract error in snake case, or a code of the sender. */
  code: string;
  detail: string;
  /** Arguments of the contract's error. */
  args: Record<string, string>;
}

export interface Operation {
  /** `opn_` and a UUIDv7. */
  id: string;
  status: Exclude<OperationStatus, "final">;
  /** Newest last. Times are RFC 3339 in UTC. */
  history: { status: OperationStatus; at: string; reason: string | null }[];
  /** Kinds of its commands, in order. */
  commands: Command["kind"][];
  /** Who asked. */
  subject: string;
  party: PartyId;
  signer: Address;
  /** What the commands register, record or change, in their order. */
  subjects: Subjects[];
  transactions: OperationTransaction[];
  /**
   * Filled when mined, and when it failed after a part of it was recorded. `recorded` counts receipts and payments;
   * `items` are those that were refused or flagged.
   */
  outcome: { recorded: number; items: ItemOutcome[] } | null;
  error: OperationError | null;
}

/** What is known off chain of something on chain: names, references, documents' names. Never on chain, never in logs. */
export interface Profile {
  /**
   * The data root on chain, which leads here: `sha256(salt ‖ canonical JSON of data)`; for an asset and its further
   * evidence the root of a salted Merkle tree. So a profile never changes, and the same thing stated twice has two.
   */
  id: Bytes32;
  kind:
    | "party"
    | "asset"
    | "instrument"
    | "account"
    | "movement"
    | "line"
    | "claim"
    | "lien"
    | "transfer"
    | "report"
    | "document"
    | "pool"
    | "reason";
  /** Member whose system wrote it: it may always read it. */
  keeper: PartyId;
  /** 32 random bytes, so that the commitment cannot be guessed. */
  salt: Hex;
  /** JSON object. */
  data: Record<string, unknown>;
}

/** A repeat of a request is known by who sent it, where to, and the key that its client chose. */
export interface Idempotency {
  /** Subject and route. */
  scope: string;
  key: string;
  bodyHash: Bytes32;
}

/** What the gateway hands to the sender. Commands run in order, from one key. */
export interface Submission {
  commands: Command[];
  subject: string;
  party: PartyId;
  signer: Address;
  idempotency: Idempotency;
  /** Stored in the same durable batch as the operation. */
  profiles: Profile[];
}

export type SubmitResult =
  | { kind: "accepted"; operation: Operation }
  /** Same key, same body: the first operation. */
  | { kind: "replayed"; operation: Operation }
  /** Same key, other body. */
  | { kind: "mismatch" };

/** What a dry run found: the answer that the write would give in this state. */
export type SimulationResult =
  | { kind: "accepted"; items: ItemOutcome[] }
  | { kind: "reverted"; error: OperationError };

/** The sender, as the gateway sees it. */
export interface Sender {
  /** Durable when it returns. */
  submit(submission: Submission): Promise<SubmitResult>;
  simulate(commands: Command[], signer: Address): Promise<SimulationResult>;
}

/** Read access to the durable store. */
export interface OutboxReader {
  operation(id: string): Operation | undefined;
  /** Operations of a subject, newest first. */
  operations(
    subject: string,
    options: { after?: string; limit: number },
  ): { rows: Operation[]; next: string | null };
  profiles(ids: readonly Bytes32[]): (Profile | undefined)[];
  /** What is known of an earlier request: its operation, or that its body was another one. */
  repeatOf(idempotency: Idempotency): SubmitResult | undefined;
  /** Operations that may still change, in order of acceptance. */
  unsettled(): Promise<Operation[]>;
  /** Calls back when an operation changed. Returns how to stop. */
  onChange(listener: (operation: Operation) => void): () => void;
}
