import { MAX_MINOR } from "@green-ledger/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  appendWide,
  createWideAmounts,
  decode,
  dropWide,
  highOf,
  narrow,
  readWide,
  WIDE_FROM,
  writeWide,
} from "./amounts.ts";
import { add, addSum, addWide, begin, createSums, place, sumOf, touchedOf } from "./sums.ts";

/** Amounts on both sides of the border between the two ways of keeping them, and as large as they get. */
const narrowAmount = fc.oneof(
  fc.bigInt(0n, BigInt(WIDE_FROM) - 1n),
  fc.bigInt(BigInt(WIDE_FROM) - 3n, BigInt(WIDE_FROM) - 1n),
  fc.bigInt(2n ** 32n - 2n, 2n ** 32n + 2n),
  fc.bigInt(0n, 2n),
);
const wideAmount = fc.oneof(fc.bigInt(BigInt(WIDE_FROM), MAX_MINOR), fc.bigInt(MAX_MINOR - 2n, MAX_MINOR));

describe("amounts", () => {
  it("come back as they were kept", () => {
    fc.assert(
      fc.property(narrowAmount, (amount) => {
        const kept = Int32Array.of(Number(amount), highOf(Number(amount)));
        const [low = 0, high = 0] = kept;
        expect(high).toBeLessThan(0xffff);
        expect(BigInt(narrow(low, high))).toBe(amount);
        expect(decode(createWideAmounts(), low, high)).toBe(amount);
      }),
    );
  });

  it("come back from the table of wide ones", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(wideAmount, narrowAmount)),
        fc.oneof(wideAmount, narrowAmount),
        (amounts, last) => {
          const wide = createWideAmounts();
          for (const amount of amounts) appendWide(wide, amount);
          expect(amounts.map((_, entry) => readWide(wide, entry))).toEqual(amounts);
          for (let entry = 0; entry < amounts.length; entry++) writeWide(wide, entry, last);
          expect(amounts.map((_, entry) => readWide(wide, entry))).toEqual(amounts.map(() => last));
          dropWide(wide, amounts.length);
          expect(wide.length).toBe(0);
        },
      ),
    );
  });
});

describe("sums", () => {
  const addition = fc.record({
    number: fc.nat(3),
    column: fc.nat(1),
    amount: fc.oneof({ weight: 3, arbitrary: narrowAmount }, { weight: 1, arbitrary: wideAmount }),
  });

  it("are exact, and forgotten from one question to the next", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(addition, { maxLength: 100, size: "max" }), { maxLength: 4 }),
        (questions) => {
          const sums = createSums(2);
          for (const [question, additions] of questions.entries()) {
            begin(sums, 4 + question * 50);
            const expected = new Map<number, [bigint, bigint]>();
            for (const { number, column, amount } of additions) {
              const at = place(sums, number) + column;
              if (amount < WIDE_FROM) add(sums, at, Number(amount));
              else addWide(sums, at, amount);
              const both = expected.get(number) ?? [0n, 0n];
              both[column] = (both[column] ?? 0n) + amount;
              expected.set(number, both);
            }
            expect([...touchedOf(sums)]).toEqual([...expected.keys()]);
            for (const [number, both] of expected) {
              expect([sumOf(sums, number, 0), sumOf(sums, number, 1)]).toEqual(both);
            }
          }
        },
      ),
    );
  });

  it("stay exact over more additions than one number can hold", () => {
    const sums = createSums(1);
    begin(sums, 1);
    const largest = WIDE_FROM - 1;
    for (let i = 0; i < 100_000; i++) add(sums, place(sums, 0), largest);
    expect(sumOf(sums, 0, 0)).toBe(BigInt(largest) * 100_000n);
  });

  it("can be added to each other", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.oneof(narrowAmount, wideAmount)), { maxLength: 8 }), (groups) => {
        const from = createSums(1);
        const to = createSums(1);
        begin(from, groups.length);
        begin(to, 1);
        place(to, 0);
        for (const [number, amounts] of groups.entries()) {
          for (const amount of amounts) {
            if (amount < WIDE_FROM) add(from, place(from, number), Number(amount));
            else addWide(from, place(from, number), amount);
          }
          addSum(to, place(to, 0), from, place(from, number));
        }
        expect(sumOf(to, 0, 0)).toBe(groups.flat().reduce((sum, amount) => sum + amount, 0n));
      }),
    );
  });
});
