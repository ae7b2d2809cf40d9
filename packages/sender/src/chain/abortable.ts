import type { Signer } from "../signer/signer.ts";
import type { Rpc } from "./rpc.ts";

/** The same node, without waiting for answers any longer once the signal aborts. */
export function abortableRpc(rpc: Rpc, signal: AbortSignal): Rpc {
  return { batch: (requests) => orAborted(() => rpc.batch(requests), signal) };
}

/** The same signer, without waiting for signatures any longer once the signal aborts. */
export function abortableSigner(signer: Signer, signal: AbortSignal): Signer {
  return { address: signer.address, sign: (request) => orAborted(() => signer.sign(request), signal) };
}

async function orAborted<T>(start: () => Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([start(), aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
