import type { Hex } from "@green-ledger/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAnnounced } from "./announced.ts";
import { bloomBits, mayContain } from "./bloom.ts";
import type { Header, RawLog } from "./raw.ts";

const word = (n: number): Hex => `0x${n.toString(16).padStart(64, "0")}`;
const OURS: Hex = `0x${"0a".repeat(20)}`;
const OTHER: Hex = `0x${"0b".repeat(20)}`;
const EMPTY: Hex = `0x${"00".repeat(256)}`;

/** The filter of a block whose logs have these addresses and topics. */
function filterOf(values: readonly Hex[]): Hex {
  const digits = [...EMPTY].map((digit) => (digit === "x" ? 0 : Number.parseInt(digit, 16)));
  for (const value of values) {
    for (const [position, bit] of bloomBits(value).marks) digits[position] = (digits[position] ?? 0) | bit;
  }
  return `0x${digits
    .slice(2)
    .map((digit) => digit.toString(16))
    .join("")}`;
}

const header = (logsBloom: Hex): Header => ({
  number: 1,
  hash: word(1),
  parentHash: word(0),
  time: 0,
  logsBloom,
  transactions: [],
});
const log = (address: Hex, topic: Hex): RawLog => ({
  address,
  topics: [topic],
  data: "0x",
  logIndex: 0,
  transactionHash: word(2),
});

describe("mayContain", () => {
  test("default: the three bits of a known value", () => {
    // keccak256 of 32 zero bytes is 0x290decd9548b62a8…: its first three pairs of bytes modulo 2048.
    const bits = [0x290d, 0xecd9, 0x548b].map((pair) => pair % 2048);
    const expected = bits.map((bit) => [2 + 511 - Math.floor(bit / 4), 2 ** (bit % 4)]);
    expect(bloomBits(word(0)).marks).toEqual(expected);
  });

  test("behaviour: never says no to what is in it", () => {
    const values = fc.array(fc.integer({ min: 0 }).map(word), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(values, (all) => {
        const filter = filterOf(all);
        expect(all.every((value) => mayContain(filter, bloomBits(value)))).toBe(true);
        expect(all.some((value) => mayContain(EMPTY, bloomBits(value)))).toBe(false);
      }),
    );
  });
});

describe("createAnnounced", () => {
  const announced = createAnnounced(new Map([[OURS, [word(1), word(2)]]]));

  test("default: a log that the filter announces", () => {
    const filter = filterOf([OURS, word(2), OTHER]);
    expect(announced.any(filter)).toBe(true);
    expect(announced.silent(header(filter), [log(OURS, word(2))])).toEqual([]);
  });

  test("behaviour: what is announced and missing is named", () => {
    expect(announced.silent(header(filterOf([OURS, word(1)])), [])).toEqual([OURS]);
    expect(announced.silent(header(filterOf([OURS, word(3)])), [])).toEqual([]);
    expect(announced.any(filterOf([OTHER, word(1)]))).toBe(false);
  });

  test("behaviour: a filter with most bits set says nothing", () => {
    const crowd = Array.from({ length: 1000 }, (_, n) => word(100 + n));
    expect(announced.silent(header(filterOf([OURS, word(1), ...crowd.slice(0, 100)])), [])).toEqual([OURS]);
    expect(announced.silent(header(filterOf([OURS, word(1), ...crowd])), [])).toEqual([]);
  });

  test.each([
    ["an address", filterOf([word(1)])],
    ["a topic", filterOf([OURS])],
  ])("error: a log with %s that the filter excludes", (_, filter) => {
    expect(() => announced.silent(header(filter), [log(OURS, word(1))])).toThrow(
      expect.objectContaining({ code: "node_reply_invalid" }),
    );
  });
});
