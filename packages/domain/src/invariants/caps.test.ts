import { describe, expect, test } from "vitest";
import { found, numbersOf, one, type Rows } from "../../test/damaged-rows.ts";

describe("L4", () => {
  const isFunded = (row: { allocated: bigint }) => row.allocated > 0n;

  test.each<[string, (rows: Rows) => void]>([
    [
      "more is allocated than the cost",
      ({ assets }) => {
        const asset = one(assets, isFunded);
        asset.eligibleCost = asset.allocated - 1n;
      },
    ],
    [
      "a project counts more than was paid",
      ({ assets }) => {
        one(assets, (row) => row.eligibleCost > row.allocated).allocated += 1n;
      },
    ],
    [
      "an admission counts more than was paid",
      ({ admissions }) => {
        one(admissions, isFunded).allocated += 1n;
      },
    ],
    [
      "an admission counts a payment too many",
      ({ admissions }) => {
        one(admissions, isFunded).payments += 1;
      },
    ],
    [
      "an admission is missing",
      ({ admissions }) => void admissions.splice(admissions.findIndex(isFunded), 1),
    ],
    [
      "more of a line is used than its cap",
      ({ lines }) => {
        const line = one(lines, (row) => row.used > 0n);
        line.cap = line.used - 1n;
      },
    ],
    [
      "a line counts more than was paid",
      ({ lines }) => {
        one(lines, (row) => row.used > 0n).used += 1n;
      },
    ],
    [
      "a line is another project's",
      ({ lines }) => {
        one(lines, (row) => row.used > 0n).project = "0x00";
      },
    ],
    [
      "a project counts a line too many",
      ({ assets }) => {
        one(assets, (row) => row.lines > 0).lines += 1;
      },
    ],
    ["a project is missing", ({ assets }) => void assets.splice(assets.findIndex(isFunded), 1)],
  ])("%s", (_, damage) => {
    expect(numbersOf(found(damage))).toEqual(new Set(["L4"]));
  });
});
