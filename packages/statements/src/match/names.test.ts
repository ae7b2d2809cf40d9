import fc from "fast-check";
import { expect, test } from "vitest";
import { createNames, normaliseName, similarity } from "./names.ts";

const names = createNames();
const alike = (a: string, b: string) => similarity(names(a), names(b));

test.each([
  ["Atkins Limited", "ATKINS LTD."],
  ["Müller & Söhne GmbH", "MULLER AND SOHNE"],
  ["Smith, John", "John Smith"],
  ["绿色建设有限公司", " 绿色建设有限公司 "],
])("%s and %s are one name", (a, b) => {
  expect(alike(a, b)).toBe(1000);
});

test.each([
  ["Oxford Solar Energy", "Oxford Solar Enrgy", 800, 999],
  ["Oxford City Council", "Vale of White Horse", 0, 400],
  ["LTD", "LIMITED", 0, 550],
])("%s and %s lie between %#", (a, b, least, most) => {
  expect(alike(a, b)).toBeGreaterThanOrEqual(least);
  expect(alike(a, b)).toBeLessThanOrEqual(most);
});

test("similarity is symmetric, whole and within bounds", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      const found = alike(a, b);
      expect(found).toBe(alike(b, a));
      expect(Number.isInteger(found) && found >= 0 && found <= 1000).toBe(true);
      expect(normaliseName(normaliseName(a))).toBe(normaliseName(a));
    }),
  );
});
