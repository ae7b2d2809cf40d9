import type { ChainClock } from "./chain-clock.ts";
import type { Lane } from "./lane.ts";
import type { BlockCommitter } from "./mining/commit-block.ts";
import type { TimeTravel } from "./rpc/dispatch.ts";
import { RPC_CODES, RpcError } from "./rpc/rpc-error.ts";

export type TimeTravelDeps = {
  readonly clock: ChainClock;
  readonly committer: BlockCommitter;
  readonly lane: Lane;
};

/** Moves block time ahead. Only block times are kept on disk: after a restart the clock runs as it is given again. */
export function createTimeTravel({ clock, committer, lane }: TimeTravelDeps): TimeTravel {
  function setNext(timestamp: bigint): void {
    const { number, timestamp: parent } = committer.head();
    if (timestamp < parent) {
      throw new RpcError(
        RPC_CODES.invalidParams,
        `the timestamp ${timestamp} is before that of block ${number}, ${parent}`,
      );
    }
    clock.setNext(timestamp);
  }

  return {
    increaseTime: (seconds) => clock.increase(readSeconds(seconds)),
    setNextBlockTimestamp(timestamp) {
      const seconds = readSeconds(timestamp);
      setNext(seconds);
      return seconds;
    },
    mine: (timestamp) =>
      lane.run(async () => {
        if (timestamp !== undefined) setNext(readSeconds(timestamp));
        await committer.commit();
      }),
  };
}

function readSeconds(value: unknown): bigint {
  const isWhole =
    (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) ||
    (typeof value === "string" && /^(?:0x[0-9a-fA-F]{1,15}|[0-9]{1,18})$/.test(value));
  if (!isWhole)
    throw new RpcError(RPC_CODES.invalidParams, "give whole seconds, as a number or as 0x digits");
  return BigInt(value);
}
