import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkIsin } from "./isin.ts";

// Apple, BAE Systems and four green bonds of IBRD.
const published = [
  "US0378331005",
  "GB0002634946",
  "XS0398811959",
  "AU3CB0258739",
  "JP500102AGJ1",
  "US45905URL07",
];

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const body = fc
  .tuple(
    fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 2 }),
    fc.array(fc.constantFrom(...letters, ..."0123456789"), { minLength: 9, maxLength: 9 }),
  )
  .map(([country, rest]) => [...country, ...rest].join(""));

function acceptedCheckDigits(text: string): string[] {
  return [..."0123456789"].filter((digit) => checkIsin(text + digit).ok);
}

describe("checkIsin", () => {
  it.each(published)("accepts the published %s", (isin) => {
    expect(checkIsin(isin)).toEqual({ ok: true, value: isin });
  });

  it("returns the canonical spelling", () => {
    expect(checkIsin(" us0378331005 ")).toEqual({ ok: true, value: "US0378331005" });
  });

  it.each(["", "US037833100", "US03783310055", "0S0378331005", "US037833100A", "US-378331005"])(
    "calls %j malformed",
    (text) => {
      expect(checkIsin(text)).toMatchObject({ ok: false, code: "isin_malformed" });
    },
  );

  it("leaves exactly one check digit for every body", () => {
    fc.assert(
      fc.property(body, (text) => {
        expect(acceptedCheckDigits(text)).toHaveLength(1);
      }),
    );
  });

  it("refuses every digit replaced by another digit", () => {
    fc.assert(
      fc.property(body, fc.nat(11), fc.nat(9), (text, place, digit) => {
        const isin = text + acceptedCheckDigits(text).join("");
        fc.pre(/[0-9]/.test(isin.charAt(place)) && isin.charAt(place) !== String(digit));
        const result = checkIsin(isin.slice(0, place) + String(digit) + isin.slice(place + 1));
        expect(result).toMatchObject({ ok: false, code: "isin_checksum" });
      }),
    );
  });
});
