import type { StatementDay } from "@green-ledger/statements";
import { describe, expect, it } from "vitest";
import { planDays } from "./plan-days.ts";

const day = (number: number): StatementDay => ({
  statementId: "S",
  from: number,
  day: number,
  opening: BigInt(number),
  closing: BigInt(number) + 1n,
  entries: [],
});
const days = [1, 2, 3, 4].map(day);

function plan(stated: [number, string | null][], newest = 0) {
  const planned = planDays(days, {
    sha256: "this",
    newest,
    nextStated: (from) =>
      stated.map(([on, sha256]) => ({ day: on, sha256 })).find((each) => each.day >= from),
  });
  return { ...planned, fresh: planned.fresh.map(({ from, day: until, opening }) => [from, until, opening]) };
}

describe("which days of a file are stated", () => {
  it("all of them on an account that nobody has stated", () => {
    expect(plan([])).toEqual({
      fresh: [
        [1, 1, 1n],
        [2, 2, 2n],
        [3, 3, 3n],
        [4, 4, 4n],
      ],
      already: [],
      closed: [],
    });
  });

  it("those that the ledger is past go with the next that it is not", () => {
    expect(plan([], 3).fresh).toEqual([
      [1, 3, 1n],
      [4, 4, 4n],
    ]);
    expect(plan([], 9).fresh).toEqual([[1, 4, 1n]]);
  });

  it("a repeat finds the same days, those that went together too, and goes on where it broke off", () => {
    expect(plan([[3, "this"]], 3)).toEqual({ fresh: [[4, 4, 4n]], already: [3], closed: [] });
    expect(
      plan([
        [3, "this"],
        [4, "this"],
      ]),
    ).toEqual({ fresh: [], already: [3, 4], closed: [] });
  });

  it("days that something else closed are named", () => {
    expect(plan([[2, "other"]])).toMatchObject({
      closed: [1, 2],
      fresh: [
        [3, 3, 3n],
        [4, 4, 4n],
      ],
    });
    expect(plan([[2, null]]).closed).toEqual([1, 2]);
    expect(plan([[9, "this"]])).toMatchObject({ closed: [], already: [], fresh: [] });
  });
});
