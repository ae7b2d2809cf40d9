import type { Hex } from "@green-ledger/domain";
import { keccak256 } from "viem";

/** The three bits that an address or topic sets in the bloom filter of its block. */
export interface BloomBits {
  /** Hexadecimal digit of the filter, and the bit in it. */
  readonly marks: readonly (readonly [position: number, bit: number])[];
}

/** "0x" and 512 digits. */
const LAST_DIGIT = 513;

export function bloomBits(value: Hex): BloomBits {
  const hash = keccak256(value);
  const marks = [0, 1, 2].map((pair) => {
    const bit = Number.parseInt(hash.slice(2 + pair * 4, 6 + pair * 4), 16) & 2047;
    return [LAST_DIGIT - (bit >> 2), 1 << (bit & 3)] as const;
  });
  return { marks };
}

/** Whether a block may have logs with the address or topic. Never wrong about no. */
export function mayContain(bloom: Hex, { marks }: BloomBits): boolean {
  return marks.every(([position, bit]) => (digitAt(bloom, position) & bit) !== 0);
}

function digitAt(bloom: Hex, position: number): number {
  return Number.parseInt(bloom.charAt(position), 16);
}
