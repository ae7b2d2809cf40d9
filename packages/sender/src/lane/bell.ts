/** Wakes one waiting loop. A ring while nobody waits is kept for the next wait. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, after a time if one is given, or when the signal aborts. */
  wait(signal: AbortSignal, milliseconds?: number): Promise<void>;
}

export function createBell(): Bell {
  let rung = false;
  let wake = () => {};
  return {
    ring() {
      rung = true;
      wake();
    },
    async wait(signal, milliseconds) {
      if (!rung && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
        wake = resolve;
        signal.addEventListener("abort", wake, { once: true });
        await promise;
        clearTimeout(timer);
        signal.removeEventListener("abort", wake);
        wake = () => {};
      }
      rung = false;
    },
  };
}
