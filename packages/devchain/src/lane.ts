/** Runs actions one after another, in the order they were given. */
export type Lane = { run<T>(action: () => Promise<T>): Promise<T> };

export function createLane(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(action) {
      const next = last.then(action);
      last = next.catch(() => {});
      return next;
    },
  };
}

/** Lets everything that is ready to run go first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
