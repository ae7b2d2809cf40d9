/** The failure of a part that the node cannot do without. */
export interface Breakdown {
  /** The first counts; what follows from it is not told. */
  report(error: unknown): void;
  first(): unknown;
  /** Rejects with the first. */
  promise: Promise<never>;
}

export function createBreakdown(): Breakdown {
  const { promise, reject } = Promise.withResolvers<never>();
  // Nobody may be listening yet, or any more.
  promise.catch(() => {});
  let first: unknown;
  return {
    report(error) {
      first ??= error;
      reject(error);
    },
    first: () => first,
    promise,
  };
}
