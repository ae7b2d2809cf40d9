import type { Address, Hex } from "@green-ledger/domain";

/** A call to make, one after another on one state. */
export interface PlannedCall {
  to: Address;
  data: Hex;
}

/** What it returned, or with what it was undone. */
export interface CallResult {
  succeeded: boolean;
  data: Hex;
}

const OPCODES = {
  ADD: 0x01,
  LT: 0x10,
  CALLDATALOAD: 0x35,
  CALLDATASIZE: 0x36,
  CALLDATACOPY: 0x37,
  RETURNDATASIZE: 0x3d,
  RETURNDATACOPY: 0x3e,
  POP: 0x50,
  MSTORE: 0x52,
  JUMP: 0x56,
  JUMPI: 0x57,
  GAS: 0x5a,
  JUMPDEST: 0x5b,
  PUSH0: 0x5f,
  PUSH1: 0x60,
  DUP1: 0x80,
  DUP2: 0x81,
  DUP3: 0x82,
  DUP4: 0x83,
  DUP5: 0x84,
  DUP6: 0x85,
  DUP7: 0x86,
  SWAP1: 0x90,
  CALL: 0xf1,
  RETURN: 0xf3,
} as const;

/**
 * Runs a list of calls and returns what each returned. It is never deployed: for one `eth_call`, the node puts this
 * code at the address of the signing key, so that the contracts see the key as their caller and each call meets the
 * state that the ones before it left.
 *
 * Input: for each call its target and length in 32 bytes each, then its data. Output: for each call whether it
 * succeeded and the length in 32 bytes each, then what it returned. The right column is the stack, top first.
 */
const LOOP = 0x02;
const BODY = 0x0c;
const PROGRAM: readonly (keyof typeof OPCODES | number)[] = [
  "PUSH0", // out
  "PUSH0", // in out
  "JUMPDEST", // (LOOP)
  ...(["CALLDATASIZE", "DUP2", "LT", "PUSH1", BODY, "JUMPI"] as const), // in out
  ...(["POP", "PUSH0", "RETURN"] as const), // all is done
  "JUMPDEST", // (BODY)
  ...(["DUP1", "PUSH1", 32, "ADD", "CALLDATALOAD"] as const), // length in out
  ...(["DUP1", "DUP3", "PUSH1", 64, "ADD", "DUP5", "CALLDATACOPY"] as const), // length in out
  ...(["PUSH0", "PUSH0", "DUP3", "DUP6", "PUSH0"] as const), // 0 out length 0 0 length in out
  ...(["DUP7", "CALLDATALOAD", "GAS", "CALL"] as const), // succeeded length in out
  ...(["DUP4", "MSTORE"] as const), // length in out
  ...(["RETURNDATASIZE", "DUP4", "PUSH1", 32, "ADD", "MSTORE"] as const), // length in out
  ...(["RETURNDATASIZE", "PUSH0", "DUP5", "PUSH1", 64, "ADD", "RETURNDATACOPY"] as const), // length in out
  ...(["ADD", "PUSH1", 64, "ADD"] as const), // next in, out
  ...(["SWAP1", "RETURNDATASIZE", "ADD", "PUSH1", 64, "ADD", "SWAP1"] as const), // next in, next out
  ...(["PUSH1", LOOP, "JUMP"] as const),
];

export const EXECUTOR_CODE: Hex = `0x${PROGRAM.map((item) => toByte(typeof item === "number" ? item : OPCODES[item])).join("")}`;

/** The executor's input for a list of calls. */
export function encodeCalls(calls: readonly PlannedCall[]): Hex {
  return `0x${calls.map(({ to, data }) => to.slice(2).padStart(64, "0") + toWord((data.length - 2) / 2) + data.slice(2)).join("")}`;
}

/** The results in its output; undefined if that is not the output for so many calls. */
export function decodeResults(output: Hex, count: number): CallResult[] | undefined {
  const results: CallResult[] = [];
  let at = 2;
  while (at + 128 <= output.length) {
    const succeeded = BigInt(`0x${output.slice(at, at + 64)}`) === 1n;
    const digits = Number(BigInt(`0x${output.slice(at + 64, at + 128)}`)) * 2;
    results.push({ succeeded, data: `0x${output.slice(at + 128, at + 128 + digits)}` });
    at += 128 + digits;
  }
  return at === output.length && results.length === count ? results : undefined;
}

function toByte(value: number): string {
  return value.toString(16).padStart(2, "0");
}

function toWord(value: number): string {
  return value.toString(16).padStart(64, "0");
}
