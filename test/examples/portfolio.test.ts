import { readFileSync } from "node:fs";
import { parseDay, parseDecimal } from "@green-ledger/domain";
import {
  checkCountry,
  checkCurrency,
  checkIsin,
  checkLei,
  checkTaxonomyCode,
  minorUnits,
} from "@green-ledger/standards";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { cell, examplePath, type Row, readExampleTable } from "./tables.ts";

const projects = readExampleTable("adb-projects.csv");
const bonds = readExampleTable("worldbank-bonds.csv");

function usd(row: Row, column: string): bigint {
  const minor = parseDecimal(cell(row, column) || "0", 2);
  if (typeof minor === "string") throw new Error(`${cell(row, "id")} ${column}: ${minor}`);
  return minor;
}

function sum(rows: readonly Row[], column: string): bigint {
  return rows.reduce((total, row) => total + usd(row, column), 0n);
}

describe("adb-projects.csv", () => {
  it("has 85 projects of three tables under unique ids", () => {
    const count = (table: string) => projects.filter((row) => cell(row, "source_table") === table).length;
    expect([count("re_ee"), count("transport"), count("water_urban_infra")]).toEqual([42, 29, 14]);
    expect(projects).toHaveLength(85);
    expect(new Set(projects.map((row) => cell(row, "id"))).size).toBe(85);
  });

  it.each([
    ["re_ee", 4_004_070_000_00n, 3_713_990_000_00n, 2_697_020_000_00n, 1_011_780_000_00n],
    ["transport", 12_930_650_000_00n, 12_253_010_000_00n, 6_262_790_000_00n, 685_280_000_00n],
    ["water_urban_infra", 1_928_740_000_00n, 1_583_290_000_00n, 223_830_000_00n, 29_510_000_00n],
  ])("adds up to the stated figures in %s", (table, ...expected) => {
    const rows = projects.filter((row) => cell(row, "source_table") === table);
    const columns = ["approved_usd", "eligible_usd", "allocated_usd", "reflow_usd"];
    expect(columns.map((column) => sum(rows, column))).toEqual(expected);
  });

  it("writes dollars with two decimals and never a sign", () => {
    for (const row of projects) {
      for (const column of ["approved_usd", "eligible_usd", "allocated_usd", "reflow_usd"]) {
        expect(cell(row, column)).toMatch(/^[0-9]+\.[0-9]{2}$/);
      }
    }
  });

  it("has the seven rows that are allocated above their eligible amount", () => {
    const above = projects
      .map((row) => [cell(row, "id"), usd(row, "allocated_usd") - usd(row, "eligible_usd")] as const)
      .filter(([, excess]) => excess > 0n);
    expect(above).toEqual([
      ["ADB-L7377", 8_630_000_00n],
      ["ADB-L7514", 10_000_00n],
      ["ADB-L7524", 1_740_000_00n],
      ["ADB-L3902", 70_000_00n],
      ["ADB-L3904", 170_000_00n],
      ["ADB-L7644", 5_160_000_00n],
      ["ADB-L3556", 200_000_00n],
    ]);
  });

  it("splits into recorded, refused and nothing allocated as the README says", () => {
    const asked = projects.filter((row) => usd(row, "allocated_usd") > 0n);
    const refused = asked.filter((row) => usd(row, "allocated_usd") > usd(row, "eligible_usd"));
    expect([projects.length - asked.length, asked.length, refused.length]).toEqual([12, 73, 7]);
    expect(sum(refused, "allocated_usd")).toBe(547_420_000_00n);
    expect(sum(asked, "allocated_usd") - sum(refused, "allocated_usd")).toBe(8_636_220_000_00n);
  });

  it("uses categories of the scheme and assigned country codes", () => {
    for (const row of projects) {
      expect(checkTaxonomyCode("ICMA_GBP_2021", cell(row, "gbp_category"))).toMatchObject({ ok: true });
      if (cell(row, "country") === "Regional") expect(cell(row, "country_code")).toBe("");
      else expect(checkCountry(cell(row, "country_code"))).toMatchObject({ ok: true });
    }
  });

  it("gives a reason for exactly the cells that are blank", () => {
    const everywhere = ["project_no", "cost_usd"];
    const energy = [
      "project_life_years",
      "energy_saved_mwh",
      "energy_produced_mwh",
      "capacity_mw",
      "co2e_tonnes",
    ];
    for (const row of projects) {
      const columns = cell(row, "source_table") === "re_ee" ? [...everywhere, ...energy] : everywhere;
      const blank = columns.filter((column) => cell(row, column) === "");
      const explained = cell(row, "blanks").split(";").filter(Boolean);
      expect(explained.map((entry) => entry.split("=")[0]).sort()).toEqual(blank.sort());
    }
  });
});

describe("worldbank-bonds.csv", () => {
  it("has 71 issues of 36 ISINs whose check digits fit", () => {
    expect(bonds).toHaveLength(71);
    expect(new Set(bonds.map((row) => cell(row, "isin"))).size).toBe(36);
    for (const row of bonds) expect(checkIsin(cell(row, "isin"))).toMatchObject({ ok: true });
  });

  it("numbers the issues of an ISIN from 1 in the order of settlement, in one currency", () => {
    const last = new Map<string, Row>();
    for (const row of bonds) {
      const before = last.get(cell(row, "isin"));
      expect(Number(cell(row, "issue_no"))).toBe(
        before === undefined ? 1 : Number(cell(before, "issue_no")) + 1,
      );
      if (before !== undefined) expect(cell(row, "currency")).toBe(cell(before, "currency"));
      last.set(cell(row, "isin"), row);
    }
  });

  it("has calendar days in order and volumes in whole minor units with the currency's decimals", () => {
    for (const row of bonds) {
      const [settled, matures] = [
        parseDay(cell(row, "settlement_date")),
        parseDay(cell(row, "maturity_date")),
      ];
      expect(settled).toBeLessThan(matures ?? 0);
      expect(checkCurrency(cell(row, "currency"))).toMatchObject({ ok: true });
      const digits = minorUnits(cell(row, "currency")) ?? -1;
      expect(cell(row, "volume").split(".")[1]?.length ?? 0).toBe(digits);
      expect(parseDecimal(cell(row, "volume"), digits)).toBeTypeOf("bigint");
    }
  });

  it("adds up to the stated figures", () => {
    const total = (currency: string, digits: number) =>
      bonds
        .filter((row) => cell(row, "currency") === currency)
        .reduce((minor, row) => minor + BigInt(parseDecimal(cell(row, "volume"), digits)), 0n);
    expect(total("JPY", 0)).toBe(1_125_000_000n);
    expect(total("CLP", 0)).toBe(25_000_000_000n);
    expect(total("HUF", 2)).toBe(7_950_000_000_00n);
    expect(total("SEK", 2)).toBe(6_850_000_000_00n);
    expect(total("CNY", 2)).toBe(1_700_000_000_00n);
    expect(total("USD", 2)).toBe(2_105_000_000_00n);
    expect(total("IDR", 2)).toBe(1_600_000_000_000_00n);
    expect(sum(bonds, "usd_equivalent")).toBe(7_101_960_771_74n);
    expect(new Set(bonds.map((row) => cell(row, "currency"))).size).toBe(25);
  });
});

describe("portfolio.yaml", () => {
  const model: {
    parties: { reference: string; lei?: string; country: string; simulated: boolean }[];
    counterparties: { simulated: boolean }[];
    accounts: { simulated: boolean }[];
    frameworks: { scheme: string; codes: string[] }[];
    sources: { table: string }[];
  } = parse(readFileSync(examplePath("portfolio", "portfolio.yaml"), "utf8"));

  it("labels everything as simulated but the two issuers", () => {
    const real = model.parties.filter(({ simulated }) => !simulated);
    expect(real.map(({ reference }) => reference)).toEqual(["ADB", "IBRD"]);
    for (const { simulated } of [...model.counterparties, ...model.accounts]) expect(simulated).toBe(true);
  });

  it("names parties by identifiers that check, and codes of its scheme", () => {
    for (const { lei, country, simulated } of model.parties) {
      expect(checkCountry(country)).toMatchObject({ ok: true });
      if (!simulated) expect(checkLei(lei ?? "")).toMatchObject({ ok: true });
    }
    for (const { scheme, codes } of model.frameworks) {
      for (const code of codes) expect(checkTaxonomyCode(scheme, code)).toMatchObject({ ok: true });
    }
  });

  it("names tables that are here", () => {
    for (const { table } of model.sources) expect(readExampleTable(table).length).toBeGreaterThan(0);
  });
});
