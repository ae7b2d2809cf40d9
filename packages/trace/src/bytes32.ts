import type { Bytes32 } from "@green-ledger/domain";
import { ForestFault } from "./faults.ts";
import { baseOf, chunkOf, type Records } from "./records.ts";

/** 32-bit words of an id. */
export const ID_WORDS = 8;

/** Turns ids from text into words and back. */
export interface Bytes32Codec {
  /** The words of the last id that was parsed. */
  readonly words: Int32Array;
  /** Parses into `words`. @throws ForestFault id_malformed */
  parse(id: Bytes32): void;
  /** Text of the id with which a record begins. */
  format(records: Records, index: number): Bytes32;
}

const DIGITS = "0123456789abcdef";
const TEXT_LENGTH = 2 + ID_WORDS * 8;

export function createBytes32Codec(): Bytes32Codec {
  const words = new Int32Array(ID_WORDS);
  const codes = Array.from("0x".padEnd(TEXT_LENGTH, "0"), (character) => character.charCodeAt(0));
  const codeOfDigit = Uint8Array.from(DIGITS, (digit) => digit.charCodeAt(0));
  const digitOfCode = new Int8Array(128).fill(-1);
  for (let digit = 0; digit < 16; digit++) {
    const lower = codeOfDigit[digit] as number;
    digitOfCode[lower] = digit;
    if (digit > 9) digitOfCode[lower - 32] = digit;
  }
  return {
    words,
    parse(id) {
      let faults = id.length === TEXT_LENGTH && id.startsWith("0x") ? 0 : -1;
      let at = 2;
      for (let word = 0; word < ID_WORDS; word++) {
        let value = 0;
        for (let digit = 0; digit < 8; digit++) {
          const nibble = digitOfCode[id.charCodeAt(at++)] ?? -1;
          faults |= nibble;
          value = (value << 4) | nibble;
        }
        words[word] = value;
      }
      if (faults < 0)
        throw new ForestFault("id_malformed", `Not 32 bytes of hexadecimal text: ${id.slice(0, 80)}`);
    },
    format(records, index) {
      const chunk = chunkOf(records, index);
      const base = baseOf(records, index);
      let at = 2;
      for (let word = 0; word < ID_WORDS; word++) {
        const value = chunk[base + word] as number;
        for (let shift = 28; shift >= 0; shift -= 4)
          codes[at++] = codeOfDigit[(value >>> shift) & 15] as number;
      }
      return String.fromCharCode.apply(null, codes) as Bytes32;
    },
  };
}
