import { DevchainError, messageOf } from "./errors.ts";

/**
 * Whether the chain may still answer.
 *
 * After a failed write the EVM holds a block that the disk does not. There is no way back from that short of a
 * restart, so the first failure is final: nothing is read or written any more.
 */
export type Health = {
  /** Undefined while all is well. */
  failure(): DevchainError | undefined;
  /** Remembers the first failure, and gives it. */
  fail(error: unknown): DevchainError;
  /** @throws DevchainError once the chain failed or is closed */
  check(): void;
  /** Called once, at the first failure. */
  onFailure(listener: (failure: DevchainError) => void): void;
};

export function createHealth(log: (message: string) => void): Health {
  let failure: DevchainError | undefined;
  const listeners: ((failure: DevchainError) => void)[] = [];
  return {
    failure: () => failure,
    fail(error) {
      if (failure === undefined) {
        failure =
          error instanceof DevchainError
            ? error
            : new DevchainError(
                "chain_engine_failed",
                `The chain failed: ${messageOf(error)}. Start it again.`,
                {
                  cause: error,
                },
              );
        if (failure.code !== "chain_closed") log(`the chain stopped: ${failure.code}: ${failure.message}`);
        for (const listener of listeners) listener(failure);
      }
      return failure;
    },
    check() {
      if (failure !== undefined) throw failure;
    },
    onFailure: (listener) => void listeners.push(listener),
  };
}
