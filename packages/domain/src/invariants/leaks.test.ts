import { expect, test } from "vitest";
import { found, one, type Rows } from "../../test/damaged-rows.ts";

test.each<[string, RegExp, (rows: Rows) => void]>([
  [
    "more leaked than entries took",
    /but entries took/,
    ({ leaks }) => {
      one(leaks).amount += 1n;
    },
  ],
  ["a leak is forgotten", /says that 0 left/, ({ leaks }) => void leaks.splice(0, 1)],
  [
    "a leak has no entry",
    /but entries took 0/,
    ({ leaks }) => {
      one(leaks).colour = 77;
    },
  ],
  [
    "more is there again than came back",
    /but \d+ came back/,
    ({ leaks }) => {
      one(leaks, (row) => row.restored < row.amount).restored += 1n;
    },
  ],
  [
    "more came back than left",
    /\d+ of \d+ came back/,
    ({ leaks }) => {
      const leak = one(leaks);
      leak.restored = leak.amount + 1n;
    },
  ],
  [
    "an explanation is about another statement",
    /but \d+ came back/,
    ({ movements }) => {
      one(movements, (row) => row.kind === "explanation").target = "0x01";
    },
  ],
])("%s", (_, detail, damage) => {
  const violation = { invariant: "sum", detail: expect.stringMatching(detail) };
  expect(found(damage)).toContainEqual(expect.objectContaining(violation));
});
