import { describe, expect, it } from "vitest";
import { checkCurrency, currencies, findCurrency, minorUnits } from "./currencies.ts";

describe("currencies", () => {
  it("holds each code and each numeric code once, in order", () => {
    const codes = currencies.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(new Set(currencies.map(({ numeric }) => numeric)).size).toBe(codes.length);
    expect(codes).toHaveLength(178);
  });

  it("has well-formed rows", () => {
    for (const { code, numeric, minorUnits: digits } of currencies) {
      expect(code).toMatch(/^[A-Z]{3}$/);
      expect(numeric).toMatch(/^[0-9]{3}$/);
      expect([0, 2, 3, 4, null]).toContain(digits);
    }
  });

  it("counts the currencies by minor units as the standard does", () => {
    const counts = new Map<number | null, number>();
    for (const { minorUnits: digits } of currencies) counts.set(digits, (counts.get(digits) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ 0: 17, 2: 139, 3: 7, 4: 2, null: 13 });
  });

  it.each([
    ["CNY", 2],
    ["HUF", 2],
    ["IDR", 2],
    ["ISK", 0],
    ["JPY", 0],
    ["CLP", 0],
    ["UYI", 0],
    ["BHD", 3],
    ["KWD", 3],
    ["CLF", 4],
    ["UYW", 4],
  ])("%s has %i minor digits", (code, digits) => {
    expect(minorUnits(code)).toBe(digits);
  });

  it.each(["XAU", "CNH", "DEM", "cny", ""])("%j has no minor digits", (code) => {
    expect(minorUnits(code)).toBeUndefined();
  });

  it("finds by alphabetic code", () => {
    expect(findCurrency("GBP")).toEqual({ code: "GBP", numeric: "826", minorUnits: 2 });
  });
});

describe("checkCurrency", () => {
  it.each([
    ["eur", "currency_malformed"],
    [" EUR", "currency_malformed"],
    ["CNH", "currency_unknown"],
    ["HRK", "currency_unknown"],
    ["XAU", "currency_without_minor_units"],
    ["XXX", "currency_without_minor_units"],
  ])("refuses %j with %s", (text, code) => {
    expect(checkCurrency(text)).toMatchObject({ ok: false, code });
  });

  it("accepts an active currency", () => {
    expect(checkCurrency("UYU")).toEqual({ ok: true, value: "UYU" });
  });
});
