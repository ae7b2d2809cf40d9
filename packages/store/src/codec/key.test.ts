import { bytes, type KeyPart, text, u32, u64 } from "@green-ledger/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeKey, endOfPrefix, keyText } from "./key.ts";

describe("encodeKey", () => {
  test("default: space, then fixed-width parts", () => {
    const key = encodeKey(0x21, [bytes("0xabcd"), u32(7), u64(2 ** 40 + 1), text("AB")]);
    expect(keyText(key)).toBe(`21abcd0000000700000100000000014142${"00".repeat(30)}`);
  });

  test("behaviour: the order of keys is the order of their parts", () => {
    const parts = fc.tuple(fc.nat(5), fc.maxSafeNat(), fc.nat(0xffffffff));
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const [left, right] = [a, b].map(([x, y, z]) => encodeKey(1, [u32(x), u64(y), u32(z)]));
        const expected = a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
        expect(Math.sign(Buffer.compare(left as Buffer, right as Buffer))).toBe(Math.sign(expected));
      }),
    );
  });

  test.each([
    ["a number that is negative", u32(-1)],
    ["a number beyond 32 bits", u32(2 ** 32)],
    ["a number beyond 2^53", u64(2 ** 53)],
    ["a fraction", u64(0.5)],
    ["half a byte", bytes("0xabc")],
    ["no hexadecimal", bytes("0xzz")],
  ] satisfies [string, KeyPart][])("error: %s", (_, faulty) => {
    expect(() => encodeKey(1, [faulty])).toThrow(RangeError);
  });
});

describe("endOfPrefix", () => {
  test("default: everything with the prefix lies below it, everything after lies not", () => {
    const raw = fc.uint8Array({ minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(raw, raw, (prefix, other) => {
        const end = endOfPrefix(prefix);
        const begins = prefix.every((byte, i) => other[i] === byte);
        const within =
          Buffer.compare(other, prefix) >= 0 && (end === undefined || Buffer.compare(other, end) < 0);
        expect(within).toBe(begins);
      }),
    );
  });

  test("behaviour: there is no end after the last prefix", () => {
    expect(endOfPrefix(Buffer.of(0xff, 0xff))).toBeUndefined();
  });
});
