import type { Bytes32 } from "./hex.ts";
import type { Table, Tables } from "./rows.ts";
import type { IndexName, KeyPart } from "./schema.ts";

/** The block up to which the index has folded, and proof of what it holds. */
export interface Checkpoint {
  block: number;
  hash: Bytes32;
  /** Second of the block. */
  time: number;
  /** Rows in all tables. */
  rows: number;
  /** Chained over every block's mutations: equal for equal histories, so a rebuild can be compared with the live index. */
  digest: string;
}

export interface ListOptions {
  /** First key parts that every entry must have. */
  prefix?: KeyPart[];
  /**
   * Entries strictly after this key in the order of the list: raw (hexadecimal), as returned by an earlier page, or
   * its parts. There need be no entry with it.
   */
  after?: string | KeyPart[];
  limit: number;
  /** Newest first. */
  reverse?: boolean;
}

export interface Page<Row> {
  rows: Row[];
  /** Raw key of the last row if there may be more, else null. */
  next: string | null;
}

/** The index at one block. Everything that is read through one snapshot agrees. Close it. */
export interface Snapshot {
  readonly checkpoint: Checkpoint;
  get<T extends Table>(table: T, key: KeyPart[]): Tables[T] | undefined;
  /** In the order of the keys; undefined where there is no row. */
  getMany<T extends Table>(table: T, keys: KeyPart[][]): (Tables[T] | undefined)[];
  /** Rows in primary-key order. A promise, because LevelDB's iterators are. */
  list<T extends Table>(table: T, options: ListOptions): Promise<Page<Tables[T]>>;
  /** Rows in the order of a secondary index. */
  listBy<T extends Table>(table: T, index: IndexName<T>, options: ListOptions): Promise<Page<Tables[T]>>;
  close(): void;
}

/** Read access to the index. */
export interface ProjectionReader {
  snapshot(): Snapshot;
  /** The checkpoint now; undefined before the first block. */
  checkpoint(): Checkpoint | undefined;
  /** Hash of a recent block, for "is this transaction final?"; undefined if it is older than what is kept. */
  blockHash(block: number): Bytes32 | undefined;
  /** Calls back after each commit or revert. Returns how to stop. */
  onChange(listener: (checkpoint: Checkpoint) => void): () => void;
}
