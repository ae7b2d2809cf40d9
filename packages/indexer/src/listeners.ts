import type { Log } from "@green-ledger/domain";

/** Calls back in this process. A listener that fails harms nobody. */
export interface Listeners<T> {
  add(listener: (value: T) => void): () => void;
  tell(value: T): void;
}

export function createListeners<T>(log: Log): Listeners<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(value) {
      for (const listener of listeners) {
        try {
          listener(value);
        } catch (error) {
          log.error({ error: String(error) }, "a listener of the index failed");
        }
      }
    },
  };
}
