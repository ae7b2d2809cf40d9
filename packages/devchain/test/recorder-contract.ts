import { encodeDeployData, getContractAddress, type Hex, numberToHex, pad } from "viem";

/**
 * A contract small enough to read, in EVM code. Called with two words it stores the second under the first and
 * emits it, with the first as topic; called with nothing it reverts with the bytes `deadbeef`.
 *
 * ```
 * CALLDATASIZE ISZERO PUSH1 1b JUMPI
 * PUSH1 20 CALLDATALOAD PUSH1 00 CALLDATALOAD SSTORE
 * PUSH1 20 CALLDATALOAD PUSH1 00 MSTORE
 * PUSH1 00 CALLDATALOAD PUSH1 20 PUSH1 00 LOG1 STOP
 * JUMPDEST PUSH4 deadbeef PUSH1 e0 SHL PUSH1 00 MSTORE PUSH1 04 PUSH1 00 REVERT
 * ```
 */
const CODE = "3615601b5760203560003555602035600052600035602060 00a1005b63deadbeef60e01b60005260046000fd".replace(" ", "");
