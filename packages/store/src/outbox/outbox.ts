import type {
  Address,
  Bytes32,
  Hex,
  Idempotency,
  Operation,
  OperationError,
  OutboxReader,
  PartyId,
  Profile,
  SubmitResult,
} from "@green-ledger/domain";

/** One call of a contract that an operation needs, before a transaction carries it. */
export interface StoredCall {
  /** Place among the operation's calls. */
  index: number;
  /** Name of the contract. */
  contract: string;
  gas: number;
  data: Hex;
  /** The call that was too large and of which this is a part; null for a call as it was asked for. */
  splitFrom: number | null;
}

/** A signed call. Its bytes never change; only they go out again. */
export interface StoredTransaction {
  signer: Address;
  nonce: number;
  operation: string;
  call: number;
  contract: string;
  splitFrom: number | null;
  hash: Bytes32;
  raw: Hex;
}

/** An empty transaction that takes the nonce of one that the node will never take. */
export interface StoredFiller {
  hash: Bytes32;
  raw: Hex;
  /** What the node said of the transaction in whose place it stands. */
  error: OperationError;
}

/** A write request, as it is accepted. */
export interface Acceptance {
  operation: Operation;
  idempotency: Idempotency;
  calls: readonly StoredCall[];
  profiles: readonly Profile[];
}

/**
 * The durable store: operations with their payloads, idempotency, profiles, nonce lanes. It cannot be rebuilt. One
 * process, one writer. What a promise here acknowledges is on disk, except where it says otherwise.
 */
export interface Outbox extends OutboxReader {
  /**
   * Ties the data to a chain, the first time for good.
   * @throws OutboxError `chain_mismatch`
   */
  bindChain(chain: { chainId: number; genesisHash: Bytes32 }): Promise<void>;

  /** What is known of a repeated request: its operation, or that its body was another one. */
  repeatOf(idempotency: Idempotency): SubmitResult | undefined;
  /**
   * Accepts a request in one atomic write, or answers with the operation of the same request. Requests that come
   * together share one fsync.
   * @throws OutboxError `profile_conflict`, StoreError `disk_full`
   */
  receive(acceptance: Acceptance): Promise<SubmitResult>;

  /** Operations that may still change, in order of acceptance. */
  unsettled(): Promise<Operation[]>;
  /** The calls of an operation that no transaction carries yet, in order. */
  unsignedCalls(operation: string): Promise<Omit<StoredCall, "data">[]>;
  /** @throws StoreError `store_corrupt` if there is none */
  callData(operation: string, index: number): Hex;

  /** The nonce after the last one that was signed with a key; 0 if none was. */
  nextNonce(signer: Address): number;
  transaction(signer: Address, nonce: number): StoredTransaction | undefined;
  filler(signer: Address, nonce: number): StoredFiller | undefined;

  /** Stores signed calls with their operations before they go out. */
  sign(operations: readonly Operation[], transactions: readonly StoredTransaction[]): Promise<void>;
  /** Stores the filler for a nonce before it goes out. */
  fill(operation: Operation, nonce: number, filler: StoredFiller): Promise<void>;
  /** Stores the parts of a call that was too large. */
  split(operation: string, parts: readonly StoredCall[]): Promise<void>;
  /** Stores what can be learned from the chain again, without waiting for the disk. */
  update(operations: readonly Operation[]): Promise<void>;
  /** As `update`, for operations that will not change any more. */
  settle(operations: readonly Operation[]): Promise<void>;
  /** Takes a settled operation up again: the chain has lost its transactions. */
  reopen(operation: Operation): Promise<void>;

  /** Ids of a keeper's profiles of one kind, in the order of the ids. */
  profileIds(
    keeper: PartyId,
    kind: Profile["kind"],
    options: { after?: Bytes32; limit: number },
  ): Promise<Bytes32[]>;

  /** Writes what waits and lets go of the files. */
  close(): Promise<void>;
}
