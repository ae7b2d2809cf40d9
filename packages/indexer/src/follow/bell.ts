/** Wakes one sleeper. */
export interface Bell {
  ring(): void;
  /** Resolves when the bell rings, or rang since the last sleep; after some time; or when all is to stop. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export function createBell(): Bell {
  let rang = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rang = true;
      wake?.();
    },
    async sleep(milliseconds, signal) {
      if (!rang && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
          signal.addEventListener("abort", wake, { once: true });
        });
        if (wake !== undefined) signal.removeEventListener("abort", wake);
      }
      wake = undefined;
      rang = false;
    },
  };
}
