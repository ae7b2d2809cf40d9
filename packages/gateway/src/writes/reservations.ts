/** Work on the same ids or under the same idempotency key runs one after the other; everything else side by side. */
export interface Reservations {
  /** Runs the work when nobody else holds one of the keys. */
  hold<T>(keys: readonly string[], work: () => Promise<T>): Promise<T>;
}

export function createReservations(): Reservations {
  const held = new Map<string, Promise<void>>();
  return {
    async hold(keys, work) {
      for (let blocking = blockersOf(held, keys); blocking.size > 0; blocking = blockersOf(held, keys)) {
        await Promise.all(blocking);
      }
      // Between the last look and here nothing is awaited, so all keys are taken at once and nobody waits in a circle.
      const { promise, resolve } = Promise.withResolvers<void>();
      for (const key of keys) held.set(key, promise);
      try {
        return await work();
      } finally {
        for (const key of keys) held.delete(key);
        resolve();
      }
    },
  };
}

function blockersOf(held: ReadonlyMap<string, Promise<void>>, keys: readonly string[]): Set<Promise<void>> {
  const blockers = new Set<Promise<void>>();
  for (const key of keys) {
    const holder = held.get(key);
    if (holder !== undefined) blockers.add(holder);
  }
  return blockers;
}
