import type { Rpc } from "./rpc.ts";

/** The same node, without waiting for answers any longer once the signal aborts. */
export function abortable(rpc: Rpc, signal: AbortSignal): Rpc {
  return {
    async batch(requests) {
      signal.throwIfAborted();
      const aborted = Promise.withResolvers<never>();
      const abort = () => aborted.reject(signal.reason);
      signal.addEventListener("abort", abort, { once: true });
      try {
        return await Promise.race([rpc.batch(requests), aborted.promise]);
      } finally {
        signal.removeEventListener("abort", abort);
      }
    },
  };
}
