import { expect, test } from "vitest";
import { money, percent, table } from "./output.ts";

test.each([
  ["GBP", "123456789", "GBP 1,234,567.89"],
  ["JPY", "1500", "JPY 1,500"],
  ["KWD", "1", "KWD 0.001"],
  ["CNY", "-5", "CNY -0.05"],
  [
    "USD",
    "340282366920938463463374607431768211455",
    "USD 3,402,823,669,209,384,634,633,746,074,317,682,114.55",
  ],
])("%s %s is %s", (currency, minor, shown) => {
  expect(money({ currency, minor })).toBe(shown);
});

test("numbers stand to the right, and Chinese characters take two columns", () => {
  expect(
    table(
      ["name", "amount"],
      [
        ["绿色", "GBP 1.00"],
        ["b", "GBP 10.00"],
      ],
    ),
  ).toBe(["name     amount", "────  ─────────", "绿色   GBP 1.00", "b     GBP 10.00"].join("\n"));
});

test.each([
  [10_000, "100.00 %"],
  [2_505, "25.05 %"],
  [1, "0.01 %"],
])("%i hundredths of a per cent are %s", (bps, text) => {
  expect(percent(bps)).toBe(text);
});
