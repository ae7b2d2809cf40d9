import { concat, type Hex, numberToHex, size, toFunctionSelector } from "viem";

/**
 * A contract small enough to read. Called with two words it stores the second under the first and emits it, with
 * the first as topic; called with less it reverts with the error `Refused()`.
 */
const CODE = concat([
  "0x36604011601d57", // CALLDATASIZE PUSH1 40 GT PUSH1 1d JUMPI
  "0x60203560003555", // PUSH1 20 CALLDATALOAD PUSH1 00 CALLDATALOAD SSTORE
  "0x602035600052", // PUSH1 20 CALLDATALOAD PUSH1 00 MSTORE
  "0x60003560206000a1", // PUSH1 00 CALLDATALOAD PUSH1 20 PUSH1 00 LOG1
  "0x00", // STOP
  // JUMPDEST PUSH4 selector PUSH1 e0 SHL PUSH1 00 MSTORE
  concat(["0x5b63", toFunctionSelector("Refused()"), "0x60e01b600052"]),
  "0x60046000fd", // PUSH1 04 PUSH1 00 REVERT
]);

/** Returns {@link CODE} from a contract creation. */
export const RECORDER_CREATION: Hex = concat([
  // PUSH1 size PUSH1 0c PUSH1 00 CODECOPY PUSH1 size PUSH1 00 RETURN
  concat([
    "0x60",
    numberToHex(size(CODE), { size: 1 }),
    "0x600c60003960",
    numberToHex(size(CODE), { size: 1 }),
  ]),
  "0x6000f3",
  CODE,
]);

/** Calldata that stores `value` under `slot`. */
export function recordData(slot: number, value: number): Hex {
  return concat([numberToHex(slot, { size: 32 }), numberToHex(value, { size: 32 })]);
}
