import { keccak256 } from "@nomicfoundation/edr";
import { requestText } from "./engine.ts";
import { type Hex, toHex, toQuantity } from "./hex.ts";

/** Everything that goes into a block besides its transactions. */
export type BlockInputs = {
  readonly number: number;
  /** Seconds since 1970. */
  readonly timestamp: bigint;
  readonly validators: readonly Hex[];
};

/**
 * The requests that make one block out of the pool and read it back, as JSON texts to put in a batch.
 * The same inputs over the same chain give the same block hash.
 */
export function blockRequests({ number, timestamp, validators }: BlockInputs): string {
  return [
    requestText("hardhat_setPrevRandao", [prevRandaoOf(number)]),
    requestText("hardhat_setCoinbase", [validators[number % validators.length]]),
    requestText("evm_mine", [toQuantity(timestamp)]),
    requestText("eth_getBlockByNumber", ["latest", false]),
  ].join(",");
}

/** Nothing on this chain may be random: a fixed function of the number. */
function prevRandaoOf(blockNumber: number): Hex {
  return toHex(keccak256(Buffer.from(`prevrandao ${blockNumber}`)));
}
