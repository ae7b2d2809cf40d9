import type { ListOptions } from "@green-ledger/domain";
import { encodeKey, endOfPrefix, keyText } from "../codec/key.ts";

/** Bounds of an iterator over one page. */
export interface PageRange {
  gte?: Buffer;
  gt?: Buffer;
  lt?: Buffer;
  reverse: boolean;
}

/**
 * Where a page of a key space begins and ends.
 * @throws RangeError if the limit is not positive, or `after` is no key of the list
 */
export function pageRange(
  space: number,
  { prefix = [], after, limit, reverse = false }: ListOptions,
): PageRange {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError(`not a page length: ${limit}`);
  const start = encodeKey(space, prefix);
  const end = endOfPrefix(start);
  const bounds = end === undefined ? {} : { lt: end };
  if (after === undefined) return { gte: start, ...bounds, reverse };
  const mark = typeof after === "string" ? Buffer.from(after, "hex") : encodeKey(space, after);
  const whole = typeof after !== "string" || mark.length * 2 === after.length;
  const inside = whole && mark.subarray(0, start.length).equals(start);
  if (!inside)
    throw new RangeError(`not a key of this list: ${typeof after === "string" ? after : keyText(mark)}`);
  return reverse ? { gte: start, lt: mark, reverse } : { gt: mark, ...bounds, reverse };
}
