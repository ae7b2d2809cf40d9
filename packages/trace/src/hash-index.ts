import { append, bytesOf, createRecords, type Records, read, write } from "./records.ts";

/** Records a bucket has on average. */
const LOAD = 3;

/**
 * Finds records by a hash of their key. Records of a bucket are linked through one of their own words; buckets split
 * one at a time as records come (linear hashing), so no insertion ever pauses to rehash all of them.
 */
export interface HashIndex {
  readonly records: Records;
  /** Word of a record that links to the next of its bucket. */
  readonly link: number;
  readonly hashOf: (index: number) => number;
  /** First record of each bucket, plus 1. */
  readonly heads: Records;
  /** Buckets before the present round of splitting, less 1: a power of two less 1. */
  mask: number;
  /** Next bucket to split. */
  split: number;
  count: number;
}

export function createHashIndex(
  records: Records,
  link: number,
  hashOf: (index: number) => number,
): HashIndex {
  const heads = createRecords(1);
  append(heads);
  return { records, link, hashOf, heads, mask: 0, split: 0, count: 0 };
}

/** First candidate for a hash, plus 1; 0 if there is none. Go on with the record's link word. */
export function firstCandidate(index: HashIndex, hash: number): number {
  return read(index.heads, bucketOf(index, hash), 0);
}

export function insert(index: HashIndex, record: number): void {
  const bucket = bucketOf(index, index.hashOf(record));
  write(index.records, record, index.link, read(index.heads, bucket, 0));
  write(index.heads, bucket, 0, record + 1);
  index.count++;
  if (index.count > LOAD * index.heads.length) splitNext(index);
}

export function remove(index: HashIndex, record: number): void {
  const bucket = bucketOf(index, index.hashOf(record));
  const next = read(index.records, record, index.link);
  let at = read(index.heads, bucket, 0);
  if (at === record + 1) {
    write(index.heads, bucket, 0, next);
  } else {
    for (;;) {
      const following = read(index.records, at - 1, index.link);
      if (following === record + 1) break;
      at = following;
    }
    write(index.records, at - 1, index.link, next);
  }
  index.count--;
}

/** Stirs one more word into a hash. Begin with 0, end with {@link finish}. */
export function stir(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Spreads a hash over all its bits. */
export function finish(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

export function hashIndexBytes(index: HashIndex): number {
  return bytesOf(index.heads);
}

function bucketOf(index: HashIndex, hash: number): number {
  const bucket = hash & index.mask;
  return bucket < index.split ? hash & (index.mask * 2 + 1) : bucket;
}

/** Moves the records of one bucket whose next bit is set into a new bucket. */
function splitNext(index: HashIndex): void {
  const { records, link, heads } = index;
  const bit = index.mask + 1;
  const stays = index.split;
  const moves = append(heads);
  let at = read(heads, stays, 0);
  write(heads, stays, 0, 0);
  while (at !== 0) {
    const next = read(records, at - 1, link);
    const bucket = (index.hashOf(at - 1) & bit) === 0 ? stays : moves;
    write(records, at - 1, link, read(heads, bucket, 0));
    write(heads, bucket, 0, at);
    at = next;
  }
  index.split++;
  if (index.split > index.mask) {
    index.mask = index.mask * 2 + 1;
    index.split = 0;
  }
}
