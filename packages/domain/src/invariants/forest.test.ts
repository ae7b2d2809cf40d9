import { describe, expect, test } from "vitest";
import { found, numbersOf, one, type Rows } from "../../test/damaged-rows.ts";

describe("L2", () => {
  const isChild = (row: { parent: unknown }) => row.parent !== null;

  test.each<[string, (rows: Rows) => void]>([
    [
      "a child has another amount than its leg",
      ({ lots }) => {
        one(lots, isChild).amount += 1n;
      },
    ],
    [
      "a child is a root",
      ({ lots }) => {
        one(lots, isChild).parent = null;
      },
    ],
    [
      "a root has a parent",
      ({ lots }) => {
        const root = one(lots, (row) => row.parent === null);
        root.parent = { account: root.account, colour: root.colour, n: root.n };
      },
    ],
    [
      "a parent was never born",
      ({ lots }) => {
        const child = one(lots, isChild);
        child.parent = { account: child.account, colour: child.colour, n: 9_999 };
      },
    ],
    [
      "a lot was drawn on without a payment",
      ({ lots }) => {
        one(lots, (row) => row.remaining > 0n).remaining -= 1n;
      },
    ],
    [
      "a lot has less than nothing",
      ({ lots }) => {
        one(lots).remaining = -1n;
      },
    ],
    [
      "legs are less than the payment",
      ({ movements }) => void one(movements, (row) => row.legs.length > 1).legs.pop(),
    ],
    [
      "a leg draws on a lot that was never born",
      ({ movements }) => {
        one(one(movements, (row) => row.direction === "out").legs).n = 9_999;
      },
    ],
    [
      "what is drawn of a colour is not what its legs say",
      ({ movements }) => {
        const [first, second] = one(movements, (row) => row.draws.length > 1).draws;
        if (first && second) [first.colour, second.colour] = [second.colour, first.colour];
      },
    ],
    [
      "colours are named in another order than they were drawn",
      ({ movements }) => void one(movements, (row) => row.draws.length > 1).draws.reverse(),
    ],
    [
      "a request has moved something",
      ({ movements }) => {
        one(movements, (row) => row.state === "void").legs.push({ colour: 1, n: 1, amount: 1n });
      },
    ],
    [
      "exchange gives a lot more than its share",
      ({ movements }) => {
        const { passage } = one(movements, (row) => row.kind === "conversion");
        if (passage) passage.arrived += 1n;
      },
    ],
    [
      "lent money arrives as another loan's",
      ({ movements }) => {
        const { passage } = one(movements, (row) => row.kind === "lending");
        if (passage) passage.into = 3;
      },
    ],
    [
      "on-lent money goes back to a tranche that did not lend it",
      ({ tranches }) => {
        one(tranches, (row) => row.colour === 2).parent = 3;
      },
    ],
    [
      "money that leaves the ledger arrives all the same",
      ({ movements }) => {
        one(movements, (row) => row.use === "transfer").payeeAccount = null;
      },
    ],
    [
      "a lot's movement is missing",
      ({ movements }) =>
        void movements.splice(
          movements.findIndex((row) => row.direction === "in"),
          1,
        ),
    ],
    [
      "a receipt made two lots",
      ({ lots }) => {
        const [first, second] = lots.filter((row) => row.parent === null);
        if (first && second) second.movement = first.movement;
      },
    ],
  ])("%s", (_, damage) => {
    expect(numbersOf(found(damage))).toContain("L2");
  });

  test("a walk to the root that never ends", () => {
    const violations = found(({ lots }) => {
      const child = one(lots, isChild);
      const parent = one(
        lots,
        (row) =>
          row.account === child.parent?.account &&
          row.colour === child.parent.colour &&
          row.n === child.parent.n,
      );
      parent.parent = { account: child.account, colour: child.colour, n: child.n };
    });
    expect(violations.some(({ detail }) => detail === "is its own ancestor")).toBe(true);
  });
});
