import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { StoreError } from "./store-error.ts";
import { sealBytes, sealValue, unsealBytes, unsealValue } from "./value.ts";
import { readText, writeText } from "./value-text.ts";

const OWNER = { table: "lot", remedy: "Run rebuild." };
const KEY = Buffer.from("0102", "hex");

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.bigInt(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("#", "##", "#1", "é", "\ud800"),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie("any"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).any;

describe("writeText and readText", () => {
  test("default: what is written is read again", () => {
    fc.assert(
      fc.property(value, (written) => {
        expect(readText(writeText(written))).toStrictEqual(written);
      }),
    );
  });

  test("behaviour: an amount is exact beyond 2^53", () => {
    const row = { amount: 2n ** 128n - 1n, note: "#1" };
    expect(writeText(row)).toBe('{"amount":"#340282366920938463463374607431768211455","note":"##1"}');
    expect(readText(writeText(row))).toStrictEqual(row);
  });

  test("behaviour: undefined fields are left out", () => {
    expect(writeText({ a: undefined, b: 1, c: undefined })).toBe('{"b":1}');
    expect(writeText({ a: undefined })).toBe("{}");
  });

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [undefined], [() => 1], [Symbol("x")]])(
    "error: %s cannot be stored",
    (faulty) => {
      expect(() => writeText([faulty])).toThrow(TypeError);
    },
  );
});

describe("sealValue and unsealValue", () => {
  test("error: every flipped bit is found", () => {
    const sealed = sealValue(KEY, { amount: 1000500n, currency: "GBP" });
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const damaged = Buffer.from(sealed);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => unsealValue(KEY, damaged, OWNER), `bit ${bit}`).toThrow(StoreError);
    }
  });

  test("error: a value under another's key is found", () => {
    const sealed = sealBytes(KEY, Buffer.from("one"));
    expect(unsealBytes(KEY, sealed, OWNER).toString()).toBe("one");
    expect(() => unsealBytes(Buffer.from("0103", "hex"), sealed, OWNER)).toThrow(
      expect.objectContaining({ code: "store_corrupt", table: "lot", key: "0103" }),
    );
  });

  test("error: a truncated value is found, and the message says what to do", () => {
    expect(() => unsealBytes(KEY, Buffer.from("abc"), OWNER)).toThrow(/0102 of table lot .* Run rebuild\./);
  });
});
