import type { StoreError } from "../codec/index.ts";
import { levelFailure } from "../level/level-failure.ts";
import type { Level } from "../level/open-level.ts";

/** A key and its new value; null deletes it. */
export interface Write {
  key: Buffer;
  value: Buffer | null;
}

/** The only writer of the database. What waits while the disk is busy goes out together, with one fsync. */
export interface WriteQueue {
  /**
   * Writes all or nothing, after everything that was given before.
   * @param durable resolve when it is on disk, not only handed to the operating system
   * @throws StoreError `disk_full` and the like; from then on every write is refused with it
   */
  write(writes: readonly Write[], durable: boolean): Promise<void>;
  /** Resolves when nothing waits any more. */
  drain(): Promise<void>;
}

interface Waiting {
  writes: readonly Write[];
  durable: boolean;
  done: PromiseWithResolvers<void>;
}

export function createWriteQueue(db: Level, directory: string, remedy: string): WriteQueue {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  // After a failed write the log may end in half a record, and what is appended behind it may be lost when the
  // database is opened again. So nothing is appended any more.
  let failure: StoreError | undefined;

  async function flush(group: readonly Waiting[]): Promise<void> {
    try {
      if (failure !== undefined) throw failure;
      const operations = group.flatMap(({ writes }) => writes.map(toBatchOperation));
      await db.batch(operations, { sync: group.some(({ durable }) => durable) });
      for (const { done } of group) done.resolve();
    } catch (cause) {
      failure ??= levelFailure(cause, directory, remedy);
      for (const { done } of group) done.reject(failure);
    }
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await flush(group);
    }
    running = undefined;
  }

  return {
    write(writes, durable) {
      if (failure !== undefined) return Promise.reject(failure);
      const done = Promise.withResolvers<void>();
      waiting.push({ writes, durable, done });
      running ??= Promise.resolve().then(run);
      return done.promise;
    },
    async drain() {
      await running;
    },
  };
}

function toBatchOperation({ key, value }: Write) {
  return value === null ? { type: "del" as const, key } : { type: "put" as const, key, value };
}
