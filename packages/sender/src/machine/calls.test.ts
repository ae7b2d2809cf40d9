import type { ItemOutcome } from "@green-ledger/domain";
import { describe, expect, it } from "vitest";
import { type CallState, judge } from "./calls.ts";

const item = (id: `0x${string}`): ItemOutcome => ({
  id,
  reason: "payee_unknown",
  verdict: "refused",
  limit: "0",
});
const done = (recorded: number, ...items: ItemOutcome[]): CallState => ({
  kind: "done",
  outcome: { recorded, items },
});
const failed = (code: string): CallState => ({ kind: "failed", error: { code, detail: "", args: {} } });

describe("judging an operation by its calls", () => {
  it("waits while anything is waiting or on its way", () => {
    expect(judge([done(1), { kind: "waiting" }])).toBeUndefined();
    expect(judge([{ kind: "sent" }, failed("a")])).toBeUndefined();
  });

  it("adds up what the calls recorded, in their order", () => {
    expect(judge([done(2, item("0x01")), { kind: "split" }, done(3), done(0, item("0x02"))])).toEqual({
      kind: "mined",
      outcome: { recorded: 5, items: [item("0x01"), item("0x02")] },
    });
  });

  it("fails with the first error, and says what was recorded all the same", () => {
    expect(judge([done(2), failed("a"), failed("b"), { kind: "left_out" }])).toMatchObject({
      kind: "failed",
      error: { code: "a" },
      outcome: { recorded: 2 },
    });
    expect(judge([failed("a"), { kind: "left_out" }])).toMatchObject({ kind: "failed", outcome: null });
  });
});
