import { type Hex, ZERO_32 } from "../hex.ts";

/** A zero id means that there is none. */
export function orNull<I extends Hex>(id: I): I | null {
  return id === ZERO_32 ? null : id;
}

/** A uint64 that counts, as a number. Throws RangeError above 2^53, which no counter reaches. */
export function count(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`too large to count: ${value}`);
  return Number(value);
}

/** A uint64 of seconds; anything above 2^53 lies beyond every calendar and counts as 2^53 − 1. */
export function second(value: bigint): number {
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
}
