import type { Operation, OutboxReader, ProjectionReader } from "@green-ledger/domain";
import { isSettled, statusOf } from "./finality.ts";

/** Waiting for operations to be final or failed. */
export interface Settlements {
  /** The operation when it is settled, or as it is after so many seconds. */
  wait(operation: Operation, seconds: number): Promise<Operation>;
  close(): void;
}

interface Waiter {
  latest: Operation;
  done(operation: Operation): void;
}

/** One listener for all that wait, however many there are. */
export function createSettlements({
  outbox,
  projection,
}: {
  outbox: Pick<OutboxReader, "operation" | "onChange">;
  projection: ProjectionReader;
}): Settlements {
  const waiters = new Set<Waiter>();

  function settledNow(operation: Operation): boolean {
    return isSettled(statusOf(operation, projection));
  }

  function look(waiter: Waiter): void {
    if (settledNow(waiter.latest)) waiter.done(waiter.latest);
  }

  const stops = [
    outbox.onChange((operation) => {
      for (const waiter of waiters) {
        if (waiter.latest.id !== operation.id) continue;
        waiter.latest = operation;
        look(waiter);
      }
    }),
    projection.onChange(() => {
      for (const waiter of waiters) look(waiter);
    }),
  ];

  return {
    async wait(operation, seconds) {
      if (seconds <= 0 || settledNow(operation)) return operation;
      const { promise, resolve } = Promise.withResolvers<Operation>();
      // It may have changed between the caller's look and this one.
      const waiter: Waiter = { latest: outbox.operation(operation.id) ?? operation, done: resolve };
      const timer = setTimeout(() => resolve(waiter.latest), seconds * 1000);
      waiters.add(waiter);
      try {
        look(waiter);
        return await promise;
      } finally {
        clearTimeout(timer);
        waiters.delete(waiter);
      }
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}
