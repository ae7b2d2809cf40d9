import { describe, expect, test } from "vitest";
import { found, numbersOf, one, type Rows } from "../../test/damaged-rows.ts";

describe("L1", () => {
  test.each(["minted", "live", "allocated", "returned", "fees", "breached", "lent"] as const)(
    "a counter is wrong: %s",
    (name) => {
      const violations = found(({ tranches }) => {
        const tranche = one(tranches, (row) => row.colour === 1);
        tranche.counters[name] += 1n;
      });
      expect(numbersOf(violations)).toEqual(new Set(["L1"]));
      expect(violations.every(({ subject }) => subject === "colour 1")).toBe(true);
    },
  );

  test("more was drawn than the tranche's size", () => {
    const violations = found(({ tranches }) => {
      const tranche = one(tranches, (row) => row.colour === 1);
      tranche.size = tranche.counters.minted - 1n;
    });
    expect(violations).toMatchObject([{ invariant: "L1", subject: "colour 1" }]);
  });

  test("money has a colour that is no tranche's", () => {
    const violations = found(({ tranches }) => tranches.splice(1, 1));
    expect(violations).toContainEqual(expect.objectContaining({ invariant: "L1", subject: "colour 1" }));
  });

  test.each<[string, string, (rows: Rows) => void]>([
    [
      "colour 2",
      "a child says that it repaid more",
      ({ tranches }) => {
        one(tranches, (row) => row.colour === 2).counters.repaid += 1n;
      },
    ],
    [
      "colour 2",
      "a child repaid less than went back by lot",
      ({ tranches }) => {
        one(tranches, (row) => row.colour === 2).counters.repaid = 25n;
      },
    ],
    [
      "colour 3",
      "a repayment is another child's",
      ({ movements }) => {
        one(movements, (row) => row.repays === 2 && row.draws[0]?.colour === 1).repays = 3;
      },
    ],
    [
      "colour 1",
      "a repayment that came back in time is forgotten",
      ({ movements }) => {
        const repayment = one(movements, (row) => row.repays === 2 && row.draws[0]?.colour === 1);
        movements.splice(movements.indexOf(repayment), 1);
      },
    ],
    [
      "colour 0",
      "a repayment that came back too late is forgotten",
      ({ movements }) => {
        const late = one(movements, (row) => row.origin === "repayment" && row.draws[0]?.colour === 0);
        movements.splice(movements.indexOf(late), 1);
      },
    ],
    [
      "colour 1",
      "a counter-entry brought back more",
      ({ movements }) => {
        const refund = one(movements, (row) => row.kind === "reversal" && row.draws.length > 1);
        for (const draw of refund.draws) draw.amount += 1n;
      },
    ],
    [
      "colour 1",
      "what was taken back of a payment is forgotten",
      ({ movements }) => {
        one(movements, (row) => row.use === "allocate" && row.reversed.length > 0).reversed = [];
      },
    ],
    [
      "colour 1",
      "a receipt that was none is minted",
      ({ movements }) => {
        const correction = one(movements, (row) => row.correction);
        movements.splice(movements.indexOf(correction), 1);
      },
    ],
    [
      "colour 1",
      "a shortfall is no breach",
      ({ movements }) => {
        const shortfall = one(movements, (row) => row.kind === "shortfall");
        movements.splice(movements.indexOf(shortfall), 1);
      },
    ],
    [
      "colour 3",
      "exchange brought in more",
      ({ movements }) => {
        const { passage } = one(movements, (row) => row.kind === "conversion");
        if (passage) passage.arrived += 1n;
      },
    ],
    [
      "colour 1",
      "the newest day says otherwise",
      ({ trancheDays }) => {
        one(trancheDays, (row) => row.colour === 1).counters.fees += 1n;
      },
    ],
    ["colour 1", "no day says anything", ({ trancheDays }) => void trancheDays.splice(0)],
    [
      "colour 0",
      "other money has books of days",
      ({ trancheDays }) => {
        trancheDays.push({ ...one(trancheDays), colour: 0 });
      },
    ],
  ])("%s: %s", (subject, _, damage) => {
    expect(found(damage)).toContainEqual(expect.objectContaining({ invariant: "L1", subject }));
  });
});
