import type { Log } from "@green-ledger/domain";
import type { Bell } from "./bell.ts";

/** What a round of work says about the next one. */
export type Round =
  /** There is more to do at once. */
  | "more"
  /** Nothing to do until the bell rings. */
  | "idle"
  /** Something is under way: look again after the usual time. */
  | "waiting"
  /** Something did not work: look again later, and later each time. */
  | "stuck";

export interface LoopOptions {
  round: () => Promise<Round>;
  bell: Bell;
  /** Ends the loop. */
  signal: AbortSignal;
  pollMs: number;
  log: Log;
  name: string;
  /** Told of each failed round, and with undefined of the next good one. */
  onFault(error: unknown): void;
}

const LONGEST_PAUSE_MS = 10_000;

/** Repeats rounds until the signal aborts. A failed round is tried again; nothing ends the loop but the signal. */
export async function runLoop({
  round,
  bell,
  signal,
  pollMs,
  log,
  name,
  onFault,
}: LoopOptions): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const result = await attempt();
    if (result === "more") continue;
    if (result === "stuck") failures += 1;
    const pause =
      result === "stuck" ? Math.min(pollMs * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS) : pollMs;
    await bell.wait(signal, result === "idle" ? undefined : pause);
  }

  async function attempt(): Promise<Round> {
    try {
      const result = await round();
      if (result !== "stuck") {
        failures = 0;
        onFault(undefined);
      }
      return result;
    } catch (error) {
      if (signal.aborted) return "idle";
      log.warn({ error, loop: name }, "a round of the sender failed and is tried again");
      onFault(error);
      return "stuck";
    }
  }
}
