import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkLei } from "./lei.ts";
import { mod97 } from "./mod97.ts";

// Published in entities' own disclosures: GLEIF, Bloomberg Finance, IBRD, ADB.
const published = [
  "506700GE1G29325QX363",
  "5493001KJTIIGC8Y1R12",
  "ZTMSNXROF84AHWJNKQ93",
  "549300X0MVH42CY8Q105",
];

const digits = "0123456789";
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const characters = fc.constantFrom(...digits, ...letters);
const valid = fc
  .array(characters, { minLength: 18, maxLength: 18 })
  .map((body) => body.join(""))
  .map((body) => body + String(98 - mod97(`${body}00`)).padStart(2, "0"));

describe("checkLei", () => {
  it.each(published)("accepts the published %s", (lei) => {
    expect(checkLei(lei)).toEqual({ ok: true, value: lei });
  });

  it("returns the canonical spelling", () => {
    expect(checkLei(" 5493001kjtiigc8y1r12\n")).toEqual({ ok: true, value: "5493001KJTIIGC8Y1R12" });
  });

  it.each([
    "",
    "5493001KJTIIGC8Y1R1",
    "5493001KJTIIGC8Y1R122",
    "5493001KJTIIGC8Y1RAB",
    "5493 001KJTIIGC8Y1R12",
    "ſ493001KJTIIGC8Y1R12",
  ])("calls %j malformed", (text) => {
    expect(checkLei(text)).toMatchObject({ ok: false, code: "lei_malformed" });
  });

  it("accepts what MOD 97-10 produces", () => {
    fc.assert(fc.property(valid, (lei) => checkLei(lei).ok));
  });

  it("refuses every single character replaced by another of its kind", () => {
    fc.assert(
      fc.property(valid, fc.nat(19), fc.nat(25), (lei, place, pick) => {
        const old = lei.charAt(place);
        const kind = digits.includes(old) ? digits : letters;
        const changed = kind.charAt(pick % kind.length);
        fc.pre(changed !== old);
        const result = checkLei(lei.slice(0, place) + changed + lei.slice(place + 1));
        expect(result).toMatchObject({ ok: false, code: "lei_checksum" });
      }),
    );
  });

  it("refuses every swap of two neighbouring digits that differ", () => {
    fc.assert(
      fc.property(valid, fc.nat(18), (lei, place) => {
        const [left, right] = [lei.charAt(place), lei.charAt(place + 1)];
        fc.pre(left !== right && digits.includes(left) && digits.includes(right));
        const result = checkLei(lei.slice(0, place) + right + left + lei.slice(place + 2));
        expect(result).toMatchObject({ ok: false, code: "lei_checksum" });
      }),
    );
  });

  it("refuses the pairs 00, 01 and 99, which MOD 97-10 never makes", () => {
    fc.assert(
      fc.property(fc.array(characters, { minLength: 18, maxLength: 18 }), (body) => {
        for (const pair of ["00", "01", "99"]) expect(checkLei(body.join("") + pair).ok).toBe(false);
      }),
    );
  });
});
