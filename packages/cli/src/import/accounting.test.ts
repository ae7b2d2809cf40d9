import { expect, test } from "vitest";
import { createAccounting } from "./accounting.ts";
import type { Placed } from "./batches.ts";
import type { RejectedLine } from "./rejects.ts";

const placed = (line: number, amount: bigint, direction: "out" | "in" = "out"): Placed => ({
  file: "a.csv",
  line,
  cells: [String(amount)],
  entry: {
    kind: "entry",
    direction,
    reference: `r${line}`,
    amount,
    valueDate: null,
    payee: { key: "k", name: undefined },
    profile: {},
  },
});

test("each line is in one count, whatever the ledger said", () => {
  const written: RejectedLine[] = [];
  const accounting = createAccounting((line) => written.push(line));
  accounting.rejectLine({ file: "a.csv", line: 2, code: "amount_zero", detail: "", amount: 0n, cells: [] });
  const item = { text: "No.", action: "Do.", limit: "0" };
  accounting.settle(
    {
      batch: {
        kind: "payments",
        items: [placed(3, 10n), placed(4, 20n), placed(5, 30n), placed(6, 40n, "in")],
      },
      operation: "opn_1",
      ids: ["i3", "i4", "i5", "i6"],
      alreadyRecorded: new Set(["i5"]),
      conflicting: [placed(7, 50n)],
    },
    {
      outcome: {
        recorded: 2,
        items: [
          { id: "i4", verdict: "refused", reason: "funds_insufficient", ...item },
          { id: "i6", verdict: "flagged", reason: "after_deadline", ...item },
        ],
      },
    } as never,
  );
  expect(accounting.result).toEqual({
    lines: 6,
    recorded: 2,
    alreadyRecorded: 1,
    rejected: { amount_zero: 1, duplicate_reference_other_content: 1 },
    refused: { funds_insufficient: 1 },
    flagged: { after_deadline: 1 },
    sums: { recorded: -30n, alreadyRecorded: 30n, rejected: 50n, refused: 20n },
    funded: 0n,
  });
  expect(written.map(({ line, code }) => [line, code])).toEqual([
    [2, "amount_zero"],
    [7, "duplicate_reference_other_content"],
    [4, "funds_insufficient"],
  ]);
});
