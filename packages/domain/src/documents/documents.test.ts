import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAmountRanges } from "./amount-ranges.ts";
import { type DocumentFacts, normaliseName, normaliseNumber } from "./document-facts.ts";
import { createFingerprintTexts, type FingerprintTexts, LIKENESS } from "./fingerprint-texts.ts";

const FACTS: DocumentFacts = {
  type: "invoice",
  issuer: "lei:SUPPLIER",
  receiver: "lei:COUNCIL",
  number: "INV-0017",
  currency: "GBP",
  amount: 123_456n,
  date: 20_000,
};
const textsOf = createFingerprintTexts(LIKENESS);
const facts = (more: Partial<DocumentFacts>): DocumentFacts => ({ ...FACTS, ...more });
const meet = (a: FingerprintTexts, b: FingerprintTexts) =>
  a.near !== null && (b.near === a.near || b.nearby.includes(a.near));

describe("spelling", () => {
  test.each([
    ["inv-0017", "INV-0017"],
    [" INV – 0017\u00a0", "INV-0017"],
    ["ＩＮＶ－００１７", "INV-0017"],
    ["INV\u200b-0017", "INV-0017"],
    ["0017", "0017"],
    ["发票 ００１", "发票001"],
  ])("of a number: %s", (text, expected) => {
    expect(normaliseNumber(text)).toBe(expected);
  });

  test("of a name: case and blanks do not count, words do", () => {
    expect(normaliseName("  Straße   Ｃo. ")).toBe("STRASSE CO.");
    expect(normaliseName("AB Ltd")).not.toBe(normaliseName("A B Ltd"));
  });

  test("leading zeros make another number", () => {
    expect(normaliseNumber("0017")).not.toBe(normaliseNumber("17"));
  });

  test("what is normalised stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const normalise of [normaliseNumber, normaliseName]) {
          const first = normalise(text);
          expect(normalise(first)).toBe(first);
          expect(normalise(text.toLowerCase().normalize("NFD"))).toBe(normalise(text.toLowerCase()));
        }
      }),
    );
  });
});

describe("the text over all facts", () => {
  test("differs if any fact does", () => {
    const others: Partial<DocumentFacts>[] = [
      { type: "contract" },
      { issuer: "lei:OTHER" },
      { receiver: "lei:OTHER" },
      { issuer: FACTS.receiver, receiver: FACTS.issuer },
      { number: "INV-0018" },
      { currency: "EUR" },
      { amount: 123_457n },
      { date: 20_001 },
    ];
    const texts = [{}, ...others].map((more) => textsOf(facts(more)).exact);
    expect(new Set(texts).size).toBe(others.length + 1);
  });

  test("cannot be made by moving a part of one fact into another", () => {
    const a = textsOf(facts({ issuer: 'A","B', receiver: "C" })).exact;
    const b = textsOf(facts({ issuer: "A", receiver: 'B","C' })).exact;
    expect(a).not.toBe(b);
  });
});

describe("ranges of amounts", () => {
  test("grow without a gap, and neighbours are never skipped", () => {
    const ranges = createAmountRanges(100);
    expect([1n, 2n, 99n, 100n].map(ranges.rangeOf)).toEqual([0, 1, 98, 99]);
    expect(ranges.rangeOf(2n ** 128n - 1n)).toBeLessThan(9_000);
    for (const amount of [0n, -1n, 2n ** 128n]) expect(() => ranges.rangeOf(amount)).toThrow(RangeError);
  });

  test.each([0, 5_001, 0.5, Number.NaN])("there are none for a tolerance of %d", (bps) => {
    expect(() => createAmountRanges(bps)).toThrow(RangeError);
  });
});

describe("likeness", () => {
  const likeness = fc.record({
    toleranceBps: fc.integer({ min: 1, max: 2_000 }),
    days: fc.integer({ min: 1, max: 60 }),
  });
  const amount = fc.oneof(fc.bigInt(1n, 10_000n), fc.bigInt(1n, 10n ** 12n), fc.bigInt(1n, 2n ** 128n - 1n));

  test("documents within the tolerances always meet, whichever comes first", () => {
    fc.assert(
      fc.property(
        likeness,
        amount,
        fc.nat({ max: 10_000 }),
        fc.integer({ min: 100, max: 30_000 }),
        fc.integer({ min: -60, max: 60 }),
        (like, larger, part, date, shift) => {
          const texts = createFingerprintTexts(like);
          // At most as much smaller as the tolerance allows.
          const most = (larger * BigInt(like.toleranceBps)) / 10_000n;
          const smaller = larger - (most * BigInt(part)) / 10_000n;
          const days = shift % (like.days + 1);
          const [a, b] = [facts({ amount: larger, date }), facts({ amount: smaller, date: date + days })];
          const [one, other] = [texts(a), texts({ ...b, number: "another" })];
          expect(meet(one, other)).toBe(true);
          expect(meet(other, one)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("documents beyond twice the tolerances never meet", () => {
    fc.assert(
      fc.property(likeness, fc.bigInt(10n ** 6n, 10n ** 15n), fc.nat({ max: 500 }), (like, amount, more) => {
        const texts = createFingerprintTexts(like);
        const rest = BigInt(10_000 - like.toleranceBps);
        const far = (amount * 10_000n * 10_000n) / (rest * rest) + 2n + BigInt(more);
        expect(meet(texts(facts({ amount })), texts(facts({ amount: far })))).toBe(false);
        const late = FACTS.date + 2 * like.days + more;
        expect(meet(texts(FACTS), texts(facts({ date: late })))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test("only documents of one type, between the same parties, in one currency are alike; the number does not count", () => {
    const first = textsOf(FACTS);
    expect(meet(first, textsOf(facts({ number: "other" })))).toBe(true);
    for (const more of [
      { type: "receipt" },
      { issuer: "x" },
      { receiver: "x" },
      { currency: "EUR" },
    ] as const)
      expect(meet(first, textsOf(facts(more)))).toBe(false);
  });

  test("without an amount or a date there is nothing to be like", () => {
    for (const more of [{ amount: 0n }, { date: 0 }])
      expect(textsOf(facts(more))).toMatchObject({ near: null, nearby: [] });
  });

  test("a likeness of its own has ranges of its own", () => {
    const wider = createFingerprintTexts({ ...LIKENESS, days: 6 });
    expect(meet(textsOf(FACTS), wider(FACTS))).toBe(false);
  });
});
