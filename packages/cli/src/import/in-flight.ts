/** Runs at most `limit` jobs at once; `add` resolves when there is room. The first failure is thrown by the next call. */
export function createInFlight(limit: number) {
  const running = new Set<Promise<void>>();
  let failure: { error: unknown } | undefined;
  const check = () => {
    if (failure !== undefined) throw failure.error;
  };
  return {
    async add(job: () => Promise<void>): Promise<void> {
      while (running.size >= limit) await Promise.race(running);
      check();
      const promise: Promise<void> = job()
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => running.delete(promise));
      running.add(promise);
    },
    async drained(): Promise<void> {
      while (running.size > 0) await Promise.race(running);
      check();
    },
  };
}
