import { ForestFault } from "./faults.ts";

const CHUNK_BITS = 12;
/** Records in a chunk, less one: `index & CHUNK_MASK` is the place in the chunk. */
export const CHUNK_MASK = (1 << CHUNK_BITS) - 1;
/** `index >>> CHUNK_SHIFT` is the number of the chunk. */
export const CHUNK_SHIFT = CHUNK_BITS;

/** Links are stored as index + 1 in 32 signed bits, ends negated. */
const MAX_RECORDS = 2 ** 31 - 2;

/**
 * Records of a fixed number of 32-bit words, numbered from 0. They grow in chunks, so that growing neither copies
 * what is held nor leaves half of it unused. Words of a new record are 0.
 */
export interface Records {
  /** Words of a record. */
  readonly width: number;
  readonly chunks: Int32Array[];
  length: number;
}

export function createRecords(width: number): Records {
  return { width, chunks: [], length: 0 };
}

/** @returns the number of the new record */
export function append(records: Records): number {
  const index = records.length;
  reserve(records, index + 1);
  return index;
}

/** Makes the first `length` records be there, and no more. Records that go must be all 0. */
export function reserve(records: Records, length: number): void {
  if (length > MAX_RECORDS)
    throw new ForestFault("forest_full", `A forest numbers at most ${MAX_RECORDS} records.`);
  const chunks = (length + CHUNK_MASK) >>> CHUNK_SHIFT;
  while (records.chunks.length < chunks)
    records.chunks.push(new Int32Array((CHUNK_MASK + 1) * records.width));
  // One empty chunk stays, so that going back and forth over its border does not allocate.
  if (records.chunks.length > chunks + 1) records.chunks.length = chunks + 1;
  records.length = length;
}

/** The chunk that holds a record. */
export function chunkOf(records: Records, index: number): Int32Array {
  return records.chunks[index >>> CHUNK_SHIFT] as Int32Array;
}

/** Where a record begins in its chunk. */
export function baseOf(records: Records, index: number): number {
  return (index & CHUNK_MASK) * records.width;
}

export function read(records: Records, index: number, field: number): number {
  return chunkOf(records, index)[baseOf(records, index) + field] as number;
}

export function write(records: Records, index: number, field: number, value: number): void {
  chunkOf(records, index)[baseOf(records, index) + field] = value;
}

/** Drops the last record. */
export function dropLast(records: Records): void {
  const index = records.length - 1;
  const base = baseOf(records, index);
  chunkOf(records, index).fill(0, base, base + records.width);
  reserve(records, index);
}

/** First record whose `field` is at least `value`, if `field` never falls from record to record. */
export function lowerBound(records: Records, field: number, value: number): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (read(records, middle, field) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function bytesOf(records: Records): number {
  return records.chunks.length * (CHUNK_MASK + 1) * records.width * 4;
}
