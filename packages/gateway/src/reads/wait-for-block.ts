import type { ProjectionReader } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";

/**
 * Waits until the index has a block.
 * @throws GatewayError behind, after so many seconds
 */
export async function waitForBlock(
  projection: ProjectionReader,
  block: number,
  seconds: number,
): Promise<void> {
  const reached = () => (projection.checkpoint()?.block ?? -1) >= block;
  if (reached()) return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = projection.onChange((checkpoint) => {
    if (checkpoint.block >= block) resolve();
  });
  const timer = setTimeout(() => {
    const now = projection.checkpoint()?.block ?? "no block";
    const detail = `The index is at ${now}; block ${block} did not come within ${seconds} s.`;
    reject(new GatewayError("behind", detail, { headers: { "Retry-After": "1" } }));
  }, seconds * 1000);
  try {
    // It may have come between the first look and the listener.
    if (reached()) return;
    await promise;
  } finally {
    clearTimeout(timer);
    stop();
  }
}
