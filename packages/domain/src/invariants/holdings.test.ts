import { describe, expect, test } from "vitest";
import { found, numbersOf, one, type Rows } from "../../test/damaged-rows.ts";

describe("sums", () => {
  test.each<[string, (rows: Rows) => void]>([
    [
      "a balance is not what the lots hold",
      ({ holdings }) => {
        one(holdings).balance += 1n;
      },
    ],
    [
      "a head is passed",
      ({ holdings }) => {
        one(holdings).head += 1;
      },
    ],
    [
      "a holding counts a lot too many",
      ({ holdings }) => {
        one(holdings).lots += 1;
      },
    ],
    ["a holding is missing", ({ holdings }) => void holdings.splice(0, 1)],
    [
      "a holding without lots has money",
      ({ holdings }) => {
        holdings.push({ ...one(holdings), colour: 99, balance: 1n, lots: 0 });
      },
    ],
    [
      "an account counts a lot too many",
      ({ accounts }) => {
        one(accounts).lots += 1;
      },
    ],
    [
      "an account is missing",
      ({ accounts }) =>
        void accounts.splice(
          accounts.findIndex((row) => row.lots > 0 && row.closedThrough === 0),
          1,
        ),
    ],
    [
      "two lots have one place",
      ({ lots }) => {
        const [first, second] = lots.filter((row) => row.account === one(lots).account);
        if (first && second) second.order = first.order;
      },
    ],
    [
      "a holding numbers its lots in another order than the account",
      ({ lots, holdings }) => {
        const { account, colour } = one(holdings, (row) => row.lots > 1);
        const [first, second] = lots.filter((row) => row.account === account && row.colour === colour);
        if (first && second) [first.order, second.order] = [second.order, first.order];
      },
    ],
  ])("%s", (_, damage) => {
    expect(numbersOf(found(damage))).toEqual(new Set(["sum"]));
  });
});
