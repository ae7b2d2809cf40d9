/** Holds callers back while it is closed, and lets them through in the order they came. */
export type Gate = {
  /** Runs an action as soon as the gate is open; at once, before returning, when it is open already. */
  through<T>(action: () => Promise<T>): Promise<T>;
  close(): void;
  open(): void;
};

export function createGate(): Gate {
  let opening: PromiseWithResolvers<void> | undefined;
  return {
    async through(action) {
      while (opening !== undefined) await opening.promise;
      return action();
    },
    close() {
      opening ??= Promise.withResolvers();
    },
    open() {
      opening?.resolve();
      opening = undefined;
    },
  };
}
