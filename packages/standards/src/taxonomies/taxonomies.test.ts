import { describe, expect, it } from "vitest";
import { checkTaxonomyCode, taxonomyNodes } from "./check-taxonomy-code.ts";
import { findScheme, isSchemeCurrent, taxonomySchemes } from "./schemes.ts";

describe("taxonomySchemes", () => {
  it("has unique ids and ordered calendar days", () => {
    const ids = taxonomySchemes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { effectiveFrom, effectiveTo } of taxonomySchemes) {
      for (const day of [effectiveFrom, effectiveTo]) {
        if (day !== null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      }
      if (effectiveFrom !== null && effectiveTo !== null) expect(effectiveFrom < effectiveTo).toBe(true);
    }
  });

  it("hands over between two editions without a gap or an overlap", () => {
    const old = findScheme("CN_GBEPC_2021");
    const next = findScheme("CN_GFEPC_2025");
    if (old === undefined || next === undefined) throw new Error("scheme missing");
    const current = (day: string) => [isSchemeCurrent(old, day), isSchemeCurrent(next, day)];
    expect(current("2021-06-30")).toEqual([false, false]);
    expect(current("2021-07-01")).toEqual([true, false]);
    expect(current("2025-09-30")).toEqual([true, false]);
    expect(current("2025-10-01")).toEqual([false, true]);
  });
});

describe("taxonomyNodes", () => {
  it.each([
    ["ICMA_GBP_2021", 10],
    ["CN_GBEPC_2021", 31],
    ["EU_TAX", 6],
    ["CN_GFEPC_2025", 0],
    ["NO_SUCH", 0],
  ])("%s has %i codes", (scheme, count) => {
    expect(taxonomyNodes(scheme)).toHaveLength(count);
  });

  it("gives every node a unique code, both names and a parent that exists", () => {
    for (const { id } of taxonomySchemes) {
      const nodes = taxonomyNodes(id);
      const codes = new Set(nodes.map(({ code }) => code));
      expect(codes.size).toBe(nodes.length);
      for (const { nameEn, nameZh, parent } of nodes) {
        expect(nameEn).toMatch(/^[A-Z]/);
        expect(nameZh).toMatch(/^\p{Script=Han}/u);
        if (parent !== null) expect(codes).toContain(parent);
      }
    }
  });
});

describe("checkTaxonomyCode", () => {
  it("accepts a code of its scheme", () => {
    expect(checkTaxonomyCode("ICMA_GBP_2021", "GBP06")).toEqual({ ok: true, value: "GBP06" });
    expect(checkTaxonomyCode("CN_GBEPC_2021", "3.2")).toEqual({ ok: true, value: "3.2" });
  });

  it.each([
    ["ICMA_GBP", "GBP01", "taxonomy_scheme_unknown"],
    ["constructor", "GBP01", "taxonomy_scheme_unknown"],
    ["CN_GFEPC_2025", "1", "taxonomy_codes_not_held"],
    ["ICMA_GBP_2021", "GBP11", "taxonomy_code_unknown"],
    ["CN_GBEPC_2021", "3.2.2.1", "taxonomy_code_unknown"],
    ["EU_TAX", "ccm", "taxonomy_code_unknown"],
  ])("refuses %s %s with %s", (scheme, code, error) => {
    expect(checkTaxonomyCode(scheme, code)).toMatchObject({ ok: false, code: error });
  });
});
