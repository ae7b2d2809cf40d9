/** Somebody asked the node to end, before or after it served. */
export class Interruption extends Error {
  override readonly name = "Interruption";
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** A terminal and the program that started this one may both pass on the same Ctrl-C. */
const ONE_REQUEST_MS = 1000;

export interface InterruptionSource {
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
  channel?: { unref(): void } | null | undefined;
}

/**
 * A signal that aborts at the first request to end: a signal of the system, or the end of whoever started this process
 * with a channel.
 * @param now milliseconds of a clock that only moves forward
 * @param onSecond somebody asked again a second or more later: end at once
 */
export function watchForInterruption(
  source: InterruptionSource,
  { now, onSecond }: { now(): number; onSecond(): void },
): { signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  let firstAt: number | undefined;
  const request = () => {
    if (firstAt === undefined) {
      firstAt = now();
      controller.abort(new Interruption("The node was asked to end."));
    } else if (now() - firstAt >= ONE_REQUEST_MS) onSecond();
  };
  const events = [...SIGNALS, ...(source.channel == null ? [] : ["disconnect"])];
  for (const event of events) source.on(event, request);
  // The channel must not keep the process alive.
  source.channel?.unref();
  return {
    signal: controller.signal,
    stop() {
      for (const event of events) source.off(event, request);
    },
  };
}
