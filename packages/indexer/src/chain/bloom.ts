import type { Hex } from "@green-ledger/domain";
import { keccak256 } from "viem";

/** The three bits that an address or topic sets in the bloom filter of its block. */
export interface BloomBits {
  /** Hexadecimal digit of the filter, and the bit in it. */
  readonly marks: readonly (readonly [position: number, bit: number])[];
}

/** "0x" and 512 digits. */
const LAST_DIGIT = 513;

/** Half of the filter: then one value in eight is announced by chance. */
const MANY = 1024;

/** How many bits a hexadecimal digit has. */
const BITS = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4];

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

/** Whether so many bits are set that the filter announces nearly everything, and so says nothing. */
export function isCrowded(bloom: Hex): boolean {
  let set = 0;
  for (let position = 2; position <= LAST_DIGIT; position++) set += BITS[digitAt(bloom, position)] ?? 0;
  return set > MANY;
}

function digitAt(bloom: Hex, position: number): number {
  return Number.parseInt(bloom.charAt(position), 16);
}
