import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { PortfolioPlan } from "./plan.ts";
import { membersOf, planPortfolio } from "./plan-portfolio.ts";
import { type PortfolioSource, readPortfolio } from "./read-portfolio.ts";

const EXAMPLES = fileURLToPath(new URL("../../../../examples/portfolio", import.meta.url));
let source: PortfolioSource;
let plan: PortfolioPlan;
beforeAll(async () => {
  source = await readPortfolio(EXAMPLES);
  plan = planPortfolio(source);
});
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
const receiptsIn = (currency: string) =>
  sum(
    plan.instruments
      .flatMap(({ receipts }) => receipts)
      .filter((receipt) => receipt.currency === currency)
      .map(({ minor }) => minor),
  );

describe("the example portfolio", () => {
  test("asks for what its README counts", () => {
    const [allocations] = plan.allocations;
    expect({
      counterparties: plan.counterparties.map(({ counterparties }) => counterparties.length),
      accounts: plan.accounts.length,
      instruments: plan.instruments.length,
      tranches: plan.instruments.flatMap(({ body }) => body.tranches).length,
      projects: plan.projects.length,
      payments: allocations?.payments.length,
    }).toEqual({
      counterparties: [85],
      accounts: 26,
      instruments: 37,
      tranches: 72,
      projects: 85,
      payments: 73,
    });
    expect(sum(allocations?.payments.map(({ minor }) => minor) ?? [])).toBe(9_183_640_000_00n);
    expect(sum(plan.projects.map(({ eligibleCost }) => eligibleCost))).toBe(17_550_290_000_00n);
    expect(receiptsIn("USD")).toBe(9_183_640_000_00n + 2_105_000_000_00n);
    expect([receiptsIn("JPY"), receiptsIn("CLP"), receiptsIn("SEK")]).toEqual([
      1_125_000_000n,
      25_000_000_000n,
      6_850_000_000_00n,
    ]);
  });

  test("labels what the sources do not say", () => {
    const [portfolio, bond] = plan.instruments;
    expect(portfolio?.body.attributes).toMatchObject({
      modelled: "instrument, approved_on, tranches",
      framework_unknown: "look_back_days, allocation_deadline",
    });
    expect(portfolio?.receipts[0]).toMatchObject({ valueDate: null, attributes: { unknown: "value_date" } });
    expect(bond?.body).toMatchObject({
      isin: bond?.body.reference,
      source: expect.stringMatching(/^World Bank \(IBRD\): /),
      attributes: { modelled: "approved_on, receipt.amount" },
    });
    expect(plan.allocations[0]?.payments[0]?.attributes.modelled).toBe("payee, value_date, one_payment");
    expect(plan.accounts.every(({ simulated }) => simulated)).toBe(true);
    expect(plan.accounts.every(({ rule }) => rule === "specified")).toBe(true);
  });

  test("approves an instrument on its first settlement, but not before the scheme", () => {
    const days = plan.instruments.map(({ body, receipts }) => {
      const [first] = receipts.map(({ valueDate }) => valueDate ?? "").sort();
      return [body.approved_on, first ?? ""] as const;
    });
    for (const [approved, first] of days) expect(approved).toBe(first > "2021-06-10" ? first : "2021-06-10");
    expect(days.some(([approved]) => approved > "2021-06-10")).toBe(true);
  });

  test("takes each row as the document behind what it says", () => {
    const documents = plan.projects.map(({ report }) => report);
    expect(new Set(documents.map(({ sha256 }) => sha256)).size).toBe(85);
    expect(documents[0]).toMatchObject({
      name: "adb-projects.csv, ADB-L2619",
      media_type: "application/json",
    });
    expect(plan.allocations[0]?.payments[0]?.documents).toEqual([documents[0]]);
  });

  test("brings members whose kind follows from their keys", () => {
    expect(membersOf(source).map(({ reference, kind, simulated }) => [reference, kind, simulated])).toEqual([
      ["ADB", "issuer", false],
      ["IBRD", "issuer", false],
      ["SIM-CUSTODIAN", "bank", true],
      ["SIM-VERIFIER", "verifier", true],
      ["SIM-REGULATOR", "regulator", true],
    ]);
  });
});

describe("a portfolio that does not fit together is refused", () => {
  const changed = (change: (file: PortfolioSource["file"]) => void): PortfolioSource => {
    const file = structuredClone(source.file);
    change(file);
    return { ...source, file };
  };
  const first = <T>(list: T[]): T => {
    const [item] = list;
    if (item === undefined) throw new Error("the example has none");
    return item;
  };

  test.each<[string, (file: PortfolioSource["file"]) => void, string]>([
    [
      "a column",
      (file) => (first(file.projects).name = "{title}"),
      "{title} names a column that is not there",
    ],
    ["a table", (file) => (first(file.projects).table = "other.csv"), "there is no table other.csv"],
    ["a framework", (file) => (first(file.instruments).framework = "NONE"), "there is no framework NONE"],
    ["a tranche", (file) => (first(file.projects).admitted_to = "NONE"), "there is no tranche NONE"],
    ["an account", (file) => (first(file.allocations).account = "NONE"), "there is no account NONE"],
    ["a proceeds account", (file) => file.accounts.shift(), "ADB has no account for its proceeds"],
    ["an amount", (file) => (first(file.allocations).amount = "{name}"), "is not an amount in USD"],
    ["a currency", (file) => (first(file.instruments).currency = "ABC"), "ABC is not a currency"],
  ])("for want of %s", (_, change, sentence) => {
    expect(() => planPortfolio(changed(change))).toThrow(sentence);
    expect(() => planPortfolio(changed(change))).toThrow(
      expect.objectContaining({ code: "portfolio_failed" }),
    );
  });
});
