import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BankStatement, StatementEntry } from "../bank-statement.ts";
import { signedMinor } from "../bank-statement.ts";
import { cutDays, joinDays } from "./cut-days.ts";

const entry = (bookingDay: number, signed: bigint, id: string): StatementEntry => ({
  id,
  line: 1,
  reference: null,
  servicerReference: null,
  minor: signed < 0n ? -signed : signed,
  direction: signed < 0n ? "debit" : "credit",
  reversal: false,
  status: "booked",
  bookingDay,
  valueDay: bookingDay,
  code: null,
  batch: null,
  details: [],
  split: false,
  information: null,
});

function statement(entries: readonly StatementEntry[], from = 10, until = 20): BankStatement {
  const net = entries
    .filter(({ status }) => status === "booked")
    .reduce((sum, each) => sum + signedMinor(each), 0n);
  return {
    statementId: "S",
    sequence: null,
    createdAt: null,
    copy: null,
    account: { scheme: "other", id: "A", servicer: null },
    currency: "CNY",
    opening: { minor: 50n, day: from },
    closing: { minor: 50n + net, day: until },
    entries,
    totals: { entries: 0, booked: 0, details: 0, credits: 0n, debits: 0n },
    findings: [],
  };
}

const figures = (days: ReturnType<typeof cutDays>) =>
  days.map(({ day, opening, closing, entries }) => [day, opening, closing, entries.length]);

describe("a statement is cut into days", () => {
  it("by booking days, the last with the closing balance", () => {
    const entries = [entry(12, 5n, "a"), entry(11, -7n, "b"), entry(12, 1n, "c")];
    expect(figures(cutDays(statement(entries)))).toEqual([
      [11, 50n, 43n, 1],
      [12, 43n, 49n, 2],
      [20, 49n, 49n, 0],
    ]);
  });

  it("not where a day is missing or lies outside: then only the closing balance is certain", () => {
    for (const day of [0, 9, 21]) {
      expect(figures(cutDays(statement([entry(11, 5n, "a"), entry(day, 1n, "b")])))).toEqual([
        [20, 50n, 56n, 2],
      ]);
    }
  });

  it("without what is not booked", () => {
    const pending = { ...entry(0, 5n, "a"), status: "pending" as const };
    expect(figures(cutDays(statement([pending])))).toEqual([[20, 50n, 50n, 0]]);
  });

  it("exactly: days follow one another, lose nothing, and joined are the whole", () => {
    const lines = fc.array(fc.tuple(fc.integer({ min: 10, max: 20 }), fc.bigInt(-1000n, 1000n)), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(lines, (drawn) => {
        const whole = statement(drawn.map(([day, minor], i) => entry(day, minor, `${i}`)));
        const days = cutDays(whole);
        const [first, ...rest] = days;
        if (first === undefined) throw new Error("no day");
        expect(first.opening).toBe(whole.opening.minor);
        expect(days.at(-1)?.closing).toBe(whole.closing.minor);
        for (const [i, day] of rest.entries()) {
          expect(day.opening).toBe(days[i]?.closing);
          expect(day.day).toBeGreaterThan(days[i]?.day ?? 0);
        }
        for (const { opening, closing, entries } of days) {
          expect(entries.reduce((sum, each) => sum + signedMinor(each), opening)).toBe(closing);
        }
        const joined = joinDays([first, ...rest]);
        expect(joined).toMatchObject({ from: first.day, opening: 50n, closing: whole.closing.minor });
        expect(joined.entries).toHaveLength(drawn.length);
      }),
    );
  });
});
