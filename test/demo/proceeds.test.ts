import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { findSource } from "../examples/tables.ts";
import { expectedAfter, incomeOf, readDays, total, worksOf } from "./expected.ts";
import { runDemo } from "./run-demo.ts";

const source = findSource("oxford-council-payments");
const DAYS = 4;
const RULES = ["specified", "fifo", "prorata"] as const;

test.runIf(source === undefined)("nothing was told of real payments: set GREEN_LEDGER_DATA", () => {
  expect(source).toBeUndefined();
});

test("options that do not exist are refused with how to call it", async () => {
  const { code, stderr } = await runDemo(["proceeds", "--days", "0"]);
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("--days is not a whole number from 1 to"),
  });
});

test("without the payments it says where they are looked for", async () => {
  const { code, stderr } = await runDemo(["proceeds"], { GREEN_LEDGER_DATA: "/nowhere" });
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("demo_data_missing") });
});

describe.runIf(source !== undefined)(`the first ${DAYS} payment days of 2015`, () => {
  const folder = source ?? "";
  let told: Awaited<ReturnType<typeof runDemo>>;
  let figures: Figures;

  beforeAll(async () => {
    told = await runDemo(["proceeds", "--days", String(DAYS), "--json", "--no-portfolio"]);
    figures = JSON.parse(told.stdout);
  }, 240_000);

  const days = source === undefined ? [] : readDays(folder, DAYS);
  const lines = days.flatMap((day) => day.lines);
  const paid = lines.filter(({ pence }) => pence > 0n);
  const works = days.flatMap(worksOf);

  test("are all there, to the penny", () => {
    expect(told.code).toBe(0);
    const file = readFileSync(join(folder, "expenditure-over-500-jan-mar-2015.csv"));
    expect(figures.source).toMatchObject({
      sha256: createHash("sha256").update(file).digest("hex"),
      days: DAYS,
      first: days[0]?.day,
      last: days.at(-1)?.day,
      payments: paid.length,
      refunds: lines.length - paid.length,
      paid: String(total(paid.map(({ pence }) => pence))),
      forLoan: { payments: works.length, amount: String(total(works)) },
    });
    expect(works.length).toBeGreaterThan(0);
    expect(figures.simulated.income).toBe(String(total(days.map((_, i) => incomeOf(days, i)))));
  });

  test.each(RULES)(
    "lead to exact totals where the account is booked %s, and every statement balances",
    (rule) => {
      const { allocated, breached, live, own, flagged } = expectedAfter(days, rule);
      expect(figures.runs[rule]).toEqual({
        minted: "100000000",
        allocated: String(allocated),
        breached: String(breached),
        live: String(live),
        own: String(own),
        greenHeld: String(live),
        flagged,
        payments: paid.length,
        statements: DAYS,
        unbalanced: 0,
        broken: false,
      });
    },
  );

  test.each(RULES)("every entry of the bank's statements is found in the ledger, booked %s", (rule) => {
    const income = days.filter((_, i) => incomeOf(days, i) > 0n).length;
    // The opening balance and the loan come in on the first day.
    const entries = 2 + income + lines.length;
    expect(figures.entries[rule]).toEqual({ matched: entries, ambiguous: 0, unmatched: 0 });
  });

  test("show breach where other payments draw green money, and none where the owner says what is drawn", () => {
    expect(figures.runs.specified.breached).toBe("0");
    expect(BigInt(figures.runs.fifo.breached)).toBeGreaterThan(0n);
    expect(BigInt(figures.runs.prorata.breached)).toBeGreaterThan(0n);
  });

  const { allocated, own } = expectedAfter(days, "specified");
  const liveThen = 100_000_000n - allocated + 10_000_000n;

  test("a payment to an affiliate and back counts nowhere and stays green", () => {
    const { before, away, after } = figures.planted.roundTrip;
    expect(before).toMatchObject({ live: String(liveThen), greenHeld: String(liveThen) });
    expect(away).toEqual({ ...before, greenHeld: String(liveThen - 4_000_000n) });
    expect(after).toEqual(before);
  });

  test("an invoice pays once", () => {
    expect(figures.planted.invoice).toEqual({ first: "recorded", second: "evidence_used" });
  });

  test("an outflow that nobody reported takes own money first, then leaks, and is explained", () => {
    const { leak } = figures.planted;
    const invoice = 750_000n;
    const leaked = 1_234_567n;
    expect(leak).toMatchObject({ day: "2015-01-15", green: String(leaked), missing: String(own + leaked) });
    const lost = {
      minted: "110000000",
      live: String(liveThen - invoice - leaked),
      greenHeld: String(liveThen - invoice - leaked),
      own: "0",
    };
    const paidFor = String(allocated + invoice);
    expect(leak.broken).toEqual({ ...lost, allocated: paidFor, breached: String(leaked), broken: true });
    const explained = { ...lost, allocated: String(allocated + invoice + leaked), breached: "0" };
    expect(leak.explained).toEqual({ ...explained, broken: true });
    expect(leak.mended).toEqual({ ...explained, broken: false });
    expect(leak.unknown).toEqual({ before: 1, after: 0 });
  });

  test("a revoked permit puts at once at risk what was paid for every project that stands on it", () => {
    const { before, after, assets, refused } = figures.planted.permit;
    const expected = {
      specified: allocated + 750_000n + 1_234_567n,
      fifo: expectedAfter(days, "fifo").allocated,
      prorata: expectedAfter(days, "prorata").allocated,
    };
    for (const rule of RULES) {
      expect(before[rule]).toEqual({ inStanding: true, payments: 0, green: "0" });
      expect(after[rule]).toMatchObject({ inStanding: false, green: String(expected[rule]) });
    }
    expect(after.specified.payments).toBe(works.length + 2);
    expect(assets).toBe(RULES.filter((rule) => expected[rule] > 0n).length);
    expect(refused).toBe("project_out_of_standing");
  });
});

type Rule = (typeof RULES)[number];
interface AtRisk {
  inStanding: boolean;
  payments: number;
  green: string;
}

/** What `--json` prints, as far as it is read here. */
interface Figures {
  source: Record<string, unknown>;
  simulated: { income: string };
  runs: Record<Rule, Record<string, unknown> & { breached: string }>;
  entries: Record<Rule, unknown>;
  planted: {
    roundTrip: Record<"before" | "away" | "after", Record<string, unknown>>;
    invoice: unknown;
    leak: Record<string, unknown>;
    permit: { before: Record<Rule, AtRisk>; after: Record<Rule, AtRisk>; assets: number; refused: string };
  };
}
