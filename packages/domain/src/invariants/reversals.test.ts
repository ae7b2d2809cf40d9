import { expect, test } from "vitest";
import { found, one, type Rows } from "../../test/damaged-rows.ts";

const isReversal = (row: { kind: string }) => row.kind === "reversal";
const isReversed = (row: { reversed: unknown[] }) => row.reversed.length > 0;

test.each<[string, RegExp, (rows: Rows) => void]>([
  [
    "more is taken back of a colour than was drawn",
    /was taken back$/,
    ({ movements }) => {
      const [draw] = one(movements, isReversed).reversed;
      if (draw) draw.amount = 10_000n;
    },
  ],
  [
    "nothing is taken back of a colour",
    /was taken back$/,
    ({ movements }) => {
      const [draw] = one(movements, isReversed).reversed;
      if (draw) draw.amount = 0n;
    },
  ],
  [
    "an entry counts more than was taken back",
    /but counter-entries took/,
    ({ movements }) => {
      const [draw] = one(movements, isReversed).reversed;
      if (draw) draw.amount -= 1n;
    },
  ],
  [
    "an entry that was not recorded is undone",
    /which was not recorded/,
    ({ movements }) => {
      one(movements, isReversal).target = "0x01";
    },
  ],
  [
    "a transfer is undone",
    /cannot be undone so/,
    ({ movements }) => {
      one(movements, isReversal).target = one(movements, (row) => row.use === "transfer").id;
    },
  ],
  [
    "a repayment is undone",
    /cannot be undone so/,
    ({ movements }) => {
      one(movements, isReversal).target = one(movements, (row) => row.state === "repaid").id;
    },
  ],
  [
    "a refund goes out",
    /in the same direction/,
    ({ movements }) => {
      one(movements, (row) => isReversal(row) && row.direction === "in").direction = "out";
    },
  ],
])("%s", (_, detail, damage) => {
  const violation = { invariant: "L1", detail: expect.stringMatching(detail) };
  expect(found(damage)).toContainEqual(expect.objectContaining(violation));
});
