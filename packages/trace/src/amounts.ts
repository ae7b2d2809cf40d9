import { append, createRecords, dropLast, type Records, read, write } from "./records.ts";

/**
 * How amounts are kept. One below 2^48 − 2^32 takes 32 low bits and 16 high bits of its owner's record, and is read
 * as a number that is exact. A larger one takes an entry of 128 bits in a table apart: its high bits are `WIDE_HIGH`,
 * its low bits the number of the entry. Which of the two it is never changes, so a lot's remaining amount is kept as
 * its amount is.
 */
export const WIDE_HIGH = 0xffff;

/** Every amount from here on is wide. */
export const WIDE_FROM = WIDE_HIGH * 2 ** 32;

/** The number that 32 low and 16 high bits stand for, if it is not wide. */
export function narrow(low: number, high: number): number {
  return high * 0x1_0000_0000 + (low >>> 0);
}

/** High bits of a number below `WIDE_FROM`; the low ones are what an Int32Array keeps of it. */
export function highOf(value: number): number {
  return Math.floor(value / 0x1_0000_0000);
}

/** Amounts from `WIDE_FROM`, or that were once: entries of 128 bits. */
export function createWideAmounts(): Records {
  return createRecords(4);
}

/** @returns the number of the entry */
export function appendWide(wide: Records, value: bigint): number {
  const entry = append(wide);
  writeWide(wide, entry, value);
  return entry;
}

export function writeWide(wide: Records, entry: number, value: bigint): void {
  for (let word = 0; word < 4; word++)
    write(wide, entry, word, Number((value >> BigInt(word * 32)) & 0xffff_ffffn));
}

export function readWide(wide: Records, entry: number): bigint {
  let value = 0n;
  for (let word = 3; word >= 0; word--) value = (value << 32n) | BigInt(read(wide, entry, word) >>> 0);
  return value;
}

/** The amount that 32 low and 16 high bits stand for. */
export function decode(wide: Records, low: number, high: number): bigint {
  return high === WIDE_HIGH ? readWide(wide, low) : BigInt(narrow(low, high));
}

export function dropWide(wide: Records, entries: number): void {
  for (let i = 0; i < entries; i++) dropLast(wide);
}
