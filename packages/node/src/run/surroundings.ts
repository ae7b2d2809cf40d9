import type { Clock } from "@green-ledger/domain";

/** Everything outside the program. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean };
  clock: Clock;
  /** Milliseconds since the process started. */
  now(): number;
  /** Aborts with an `Interruption` when the node is to end. */
  interruption: AbortSignal;
}
