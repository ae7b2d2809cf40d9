import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkIban } from "./iban.ts";

// Examples that the registry of ISO 13616 prints.
const published = [
  "GB29NWBK60161331926819",
  "DE89370400440532013000",
  "FR1420041010050500013M02606",
  "NO9386011117947",
];

describe("checkIban", () => {
  it.each(published)("accepts the published %s", (iban) => {
    expect(checkIban(iban)).toEqual({ ok: true, value: iban });
  });

  it("accepts groups of four and lower case", () => {
    expect(checkIban("gb29 nwbk 6016 1331 9268 19")).toEqual({ ok: true, value: "GB29NWBK60161331926819" });
  });

  it.each(["", "GB29", "2929NWBK60161331926819", "GB2XNWBK60161331926819", `GB29${"1".repeat(31)}`])(
    "calls %j malformed",
    (text) => {
      expect(checkIban(text)).toMatchObject({ ok: false, code: "iban_malformed" });
    },
  );

  it("refuses every digit replaced by another digit", () => {
    fc.assert(
      fc.property(fc.constantFrom(...published), fc.nat(26), fc.nat(9), (iban, place, digit) => {
        fc.pre(/[0-9]/.test(iban.charAt(place)) && iban.charAt(place) !== String(digit));
        const result = checkIban(iban.slice(0, place) + String(digit) + iban.slice(place + 1));
        expect(result).toMatchObject({ ok: false, code: "iban_checksum" });
      }),
    );
  });
});
