import { describe, expect, it } from "vitest";
import { checkCountry, countryCodes } from "./countries.ts";

describe("checkCountry", () => {
  it("knows the 249 assigned codes, each once and in order", () => {
    expect(countryCodes).toHaveLength(249);
    expect(countryCodes).toEqual([...new Set(countryCodes)].sort());
    for (const code of countryCodes) expect(checkCountry(code)).toEqual({ ok: true, value: code });
  });

  it.each([
    ["", "country_malformed"],
    ["cn", "country_malformed"],
    ["CHN", "country_malformed"],
    ["UK", "country_unknown"],
    ["XK", "country_unknown"],
    ["AN", "country_unknown"],
  ])("refuses %j with %s", (text, code) => {
    expect(checkCountry(text)).toMatchObject({ ok: false, code });
  });
});
