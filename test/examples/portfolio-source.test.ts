import { join } from "node:path";
import { formatDecimal, parseDecimal } from "@green-ledger/domain";
import { minorUnits } from "@green-ledger/standards";
import { describe, expect, it } from "vitest";
import { cell, findSource, type Row, readExampleTable, readSourceRecords } from "./tables.ts";

/** Compares every row with the published file it was written from, cell by cell, where those files are at hand. */

const adbFolder = findSource("adb-green-bond-projects");
const worldBankFolder = findSource("worldbank-green-bonds");
const hint = "set GREEN_LEDGER_DATA to the folder that holds the published files";

function fold(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Dollars as our table has them, from millions as printed: "1,239.30", " (9.52)" or a dash. */
function dollars(printed: string): string {
  const text = fold(printed)
    .replace(/^\((.*)\)$/, "$1")
    .replaceAll(",", "");
  if (text === "-") return "0.00";
  const millionths = parseDecimal(text, 6);
  return typeof millionths === "bigint" ? formatDecimal(millionths * 100n, 2) : "";
}

/** A figure as our table has it, and the reason if the cell is blank. */
function figure(printed: string): [value: string, reason: string | undefined] {
  const text = fold(printed);
  if (/^[\d,]+(\.\d+)?$/.test(text)) return [text.replaceAll(",", ""), undefined];
  if (text === "") return ["", "empty_in_source"];
  if (text === "n/a") return ["", "not_applicable"];
  if (text === "…") return ["", "not_available"];
  return ["", text.startsWith("not disclosed") ? "not_disclosed" : "text_in_source"];
}

function expectedProject(table: string, record: readonly string[]): Row {
  const at = (index: number) => record[index] ?? "";
  const title = /^([^:]+?) ?: ?(.+?) ?\((?:\d{5}-\d{3}\/)?([^()]*)\/FY(\d{4})\)/.exec(fold(at(1)));
  const isEnergy = table === "re_ee";
  const money = isEnergy ? 11 : 4;
  const figures: [column: string, value: string, reason: string | undefined][] = [
    ["project_no", /projects\/(\d{5}-\d{3})\//.exec(at(0))?.[1] ?? "", undefined],
  ];
  if (isEnergy) figures.push(["project_life_years", ...figure(at(5))]);
  figures.push(["cost_usd", dollars(at(money)), figure(at(money))[1]]);
  if (isEnergy) {
    const columns = ["energy_saved_mwh", "energy_produced_mwh", "capacity_mw", "co2e_tonnes"];
    columns.forEach((column, index) => {
      figures.push([column, ...figure(at(6 + index))]);
    });
  } else {
    const absent = [
      "project_life_years",
      "energy_saved_mwh",
      "energy_produced_mwh",
      "capacity_mw",
      "co2e_tonnes",
    ];
    for (const column of absent) figures.push([column, "", undefined]);
  }
  const blanks = figures
    .map(([column, value, reason]) =>
      column === "project_no" && value === "" ? [column, "empty_in_source"] : [column, reason],
    )
    .filter(([, reason]) => reason !== undefined)
    .map((entry) => entry.join("="));
  return {
    country: fold(title?.[1] ?? "")
      .replace("’", "'")
      .replace(" (PRC)", ""),
    name: title?.[2] ?? "",
    loan_no: (title?.[3] ?? "").replaceAll("–", "-"),
    approved_fy: title?.[4] ?? "",
    source_class: isEnergy ? fold(at(3)) : "",
    adaptation_or_mitigation: fold(at(2)),
    approved_usd: dollars(at(money + 1)),
    eligible_usd: dollars(at(money + 2)),
    allocated_usd: dollars(at(money + 3)),
    reflow_usd: dollars(at(money + 4)),
    ...Object.fromEntries(figures.map(([column, value]) => [column, value])),
    blanks: blanks.join(";"),
  };
}

describe("comparison with the published files", () => {
  it.runIf(adbFolder === undefined)(`adb-projects.csv was not compared: ${hint}`, () => {
    expect(adbFolder).toBeUndefined();
  });

  it.runIf(worldBankFolder === undefined)(`worldbank-bonds.csv was not compared: ${hint}`, () => {
    expect(worldBankFolder).toBeUndefined();
  });

  it.runIf(adbFolder !== undefined)("adb-projects.csv has the cells of its source", () => {
    const records = new Map<string, string[][]>();
    for (const row of readExampleTable("adb-projects.csv")) {
      const table = cell(row, "source_table");
      const source = records.get(table) ?? readSourceRecords(join(adbFolder ?? "", `${table}.csv`));
      records.set(table, source);
      const expected = expectedProject(table, source[Number(cell(row, "source_row"))] ?? []);
      expect(row).toMatchObject(expected);
    }
  });

  it.runIf(adbFolder !== undefined)(
    "adb-projects.csv has every source row that is allocated above eligible",
    () => {
      const ours = readExampleTable("adb-projects.csv");
      for (const table of ["re_ee", "transport", "water_urban_infra"]) {
        const source = readSourceRecords(join(adbFolder ?? "", `${table}.csv`));
        for (let index = 1; index < source.length; index += 1) {
          const { eligible_usd: eligible, allocated_usd: allocated } = expectedProject(
            table,
            source[index] ?? [],
          );
          if (BigInt(parseDecimal(allocated ?? "", 2)) <= BigInt(parseDecimal(eligible ?? "", 2))) continue;
          const match = (row: Row) =>
            cell(row, "source_table") === table && cell(row, "source_row") === String(index);
          expect(ours.some(match)).toBe(true);
        }
      }
    },
  );

  it.runIf(worldBankFolder !== undefined)(
    "worldbank-bonds.csv has the cells of its source and every issue of its ISINs",
    () => {
      const source = readSourceRecords(join(worldBankFolder ?? "", "green_bonds_since_2008_11-28-2025.csv"));
      const column = (name: string) => source[0]?.indexOf(name) ?? -1;
      const ours = readExampleTable("worldbank-bonds.csv");
      for (const row of ours) {
        const record = source[Number(cell(row, "source_row"))] ?? [];
        const at = (name: string) => record[column(name)] ?? "";
        const listed = fold(at("denominated_currency"));
        const currency = listed === "CNH" ? "CNY" : listed;
        const digits = minorUnits(currency) ?? -1;
        expect(row).toMatchObject({
          isin: at("isin"),
          settlement_date: at("settlement_date"),
          maturity_date: at("maturity_date"),
          currency,
          currency_as_listed: listed,
          volume: formatDecimal(BigInt(parseDecimal(at("volume"), digits)), digits),
          coupon: at("coupon").replace(/\.?0+$/, ""),
          usd_equivalent: formatDecimal(BigInt(parseDecimal(at("usd_equivalent"), 2)), 2),
        });
      }
      const isins = new Set(ours.map((row) => cell(row, "isin")));
      expect(source.filter((record) => isins.has(record[column("isin")] ?? ""))).toHaveLength(ours.length);
    },
  );
});
