import type { Bytes32 } from "@green-ledger/domain";

/** An id that one can read in a failure: a letter for what it is, and a number. */
export function id(kind: "a" | "b" | "c" | "d", number: number): Bytes32 {
  return `0x${kind}${number.toString(16).padStart(63, "0")}`;
}

export const accountId = (number: number): Bytes32 => id("a", number);
export const payeeId = (number: number): Bytes32 => id("b", number);
export const projectId = (number: number): Bytes32 => id("c", number);
export const movementId = (number: number): Bytes32 => id("d", number);
