import { describe, expect, test } from "vitest";
import { found, numbersOf, one, type Rows } from "../../test/damaged-rows.ts";

const isStated = (row: { closedThrough: number }) => row.closedThrough > 0;

describe("L3", () => {
  test.each<[string, (rows: Rows) => void]>([
    [
      "a balance is not what entries make",
      ({ accounts }) => {
        one(accounts).balance += 1n;
      },
    ],
    [
      "an account is whole against its statement",
      ({ accounts }) => {
        one(accounts, (row) => row.broken).broken = false;
      },
    ],
    [
      "an account is broken against its statement",
      ({ accounts }) => {
        one(accounts, (row) => isStated(row) && !row.broken).broken = true;
      },
    ],
    [
      "an account that nobody stated is broken",
      ({ accounts }) => {
        one(accounts, (row) => !isStated(row)).broken = true;
      },
    ],
    [
      "a closed day is open",
      ({ accounts }) => {
        one(accounts, isStated).closedThrough -= 1;
      },
    ],
    [
      "the newest day is older than the statement",
      ({ accounts }) => {
        one(accounts, isStated).newest = 1;
      },
    ],
    ["a stated account is missing", ({ accounts }) => void accounts.splice(accounts.findIndex(isStated), 1)],
    [
      "a statement found another balance than closed",
      ({ statements }) => {
        one(statements).closing += 1n;
      },
    ],
    [
      "what was expected is not what entries before made",
      ({ statements }) => {
        const statement = one(statements);
        statement.expected += 1n;
        statement.closing += 1n;
      },
    ],
    [
      "an entry came before the statement that it came after",
      ({ movements }) => {
        const later = one(movements, (row) => row.kind === "explanation");
        later.place = { block: 0, logIndex: 0, time: 0, transaction: "0x00" };
      },
    ],
    [
      "a later statement is of an earlier day",
      ({ statements }) => {
        const statement = one(statements, (row) => row.closing > row.expected);
        const { place, closing } = statement;
        const after = place && { ...place, logIndex: 10_000 };
        const again = { ...statement, id: "0x01", day: 1, expected: closing, ...(after && { place: after }) };
        statements.push(again as typeof statement);
      },
    ],
    [
      "a shortfall has no statement",
      ({ statements, accounts }) => {
        statements.splice(0);
        for (const account of accounts) Object.assign(account, { broken: false, closedThrough: 0 });
      },
    ],
  ])("%s", (_, damage) => {
    expect(numbersOf(found(damage))).toContain("L3");
  });

  test("without places, the order of entries is not judged", () => {
    const violations = found(({ movements, statements }) => {
      for (const row of [...movements, ...statements]) delete row.place;
      const statement = one(statements);
      statement.expected += 1n;
      statement.closing += 1n;
    });
    expect(violations).toEqual([]);
  });
});
