import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkUscc, usccAlphabet, usccCheckCharacter } from "./uscc.ts";

// The example of GB 32100-2015, and codes that companies print on their licences.
const published = ["91350100M000100Y43", "91440300708461136T", "914403001922038216", "91330100799655058B"];

const anyCharacter = fc.constantFrom(...usccAlphabet);
const valid = fc
  .tuple(
    fc.array(anyCharacter, { minLength: 2, maxLength: 2 }),
    fc.array(fc.constantFrom(..."0123456789"), { minLength: 6, maxLength: 6 }),
    fc.array(anyCharacter, { minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.flat().join(""))
  .map((body) => body + usccCheckCharacter(body));

describe("checkUscc", () => {
  it.each(published)("accepts the published %s", (uscc) => {
    expect(checkUscc(uscc)).toEqual({ ok: true, value: uscc });
  });

  it("returns the canonical spelling", () => {
    expect(checkUscc(" 91350100m000100y43 ")).toEqual({ ok: true, value: "91350100M000100Y43" });
  });

  it.each([
    "",
    "91350100M000100Y4",
    "91350100M000100Y433",
    "91350100I000100Y43",
    "9135010AM000100Y43",
    "91350100M000100Y4Z",
  ])("calls %j malformed", (text) => {
    expect(checkUscc(text)).toMatchObject({ ok: false, code: "uscc_malformed" });
  });

  it("refuses every single replaced character", () => {
    fc.assert(
      fc.property(valid, fc.nat(17), anyCharacter, (uscc, place, changed) => {
        fc.pre(changed !== uscc.charAt(place));
        expect(checkUscc(uscc.slice(0, place) + changed + uscc.slice(place + 1)).ok).toBe(false);
      }),
    );
  });

  it("refuses every swap of two neighbours that differ", () => {
    fc.assert(
      fc.property(valid, fc.nat(16), (uscc, place) => {
        const [left, right] = [uscc.charAt(place), uscc.charAt(place + 1)];
        fc.pre(left !== right);
        expect(checkUscc(uscc.slice(0, place) + right + left + uscc.slice(place + 2)).ok).toBe(false);
      }),
    );
  });
});
