import type { LedgerContract, LedgerEvent } from "@green-ledger/domain/projection";
import { describe, expect, test } from "vitest";
import { checkSequences } from "./check-sequences.ts";

const HASH = `0x${"00".repeat(32)}` as const;
const BLOCK = { number: 8, hash: HASH, parentHash: HASH, time: 0 };

function windowOf(events: [LedgerContract, number][], sequences: [LedgerContract, number][] = []) {
  const decoded = events.map(([contract, seq]) => {
    const place = { block: 8, logIndex: 0, time: 0, transaction: HASH };
    const event: unknown = { contract, name: "Any", args: { seq: BigInt(seq) }, place };
    return event as LedgerEvent;
  });
  return { bundles: [{ block: BLOCK, events: decoded }], last: BLOCK, sequences: new Map(sequences) };
}

describe("checkSequences", () => {
  test("default: numbers go on, each contract for itself, and end where it says", () => {
    const window = windowOf(
      [
        ["LotLedger", 4],
        ["PartyRegistry", 1],
        ["LotLedger", 5],
      ],
      [
        ["LotLedger", 5],
        ["PartyRegistry", 1],
        ["AssetRegistry", 0],
      ],
    );
    const after = checkSequences(new Map([["LotLedger", 3]]), window);
    expect([...after]).toEqual([
      ["LotLedger", 5],
      ["PartyRegistry", 1],
    ]);
  });

  test.each([
    ["the first event", [["LotLedger", 2]], [], 1, 2],
    [
      "an event in the middle",
      [
        ["LotLedger", 1],
        ["LotLedger", 3],
      ],
      [],
      2,
      3,
    ],
    [
      "an event that comes twice",
      [
        ["LotLedger", 1],
        ["LotLedger", 1],
      ],
      [],
      2,
      1,
    ],
    ["the last event", [["LotLedger", 1]], [["LotLedger", 2]], 2, 2],
    ["all events", [], [["LotLedger", 3]], 1, 3],
  ] as [string, [LedgerContract, number][], [LedgerContract, number][], number, number][])(
    "error: %s is missing or wrong",
    (_, events, sequences, expected, got) => {
      expect(() => checkSequences(new Map(), windowOf(events, sequences))).toThrow(
        expect.objectContaining({
          code: "event_gap",
          details: { contract: "LotLedger", expected, got, block: 8 },
        }),
      );
    },
  );

  test("error: more events than were emitted", () => {
    expect(() => checkSequences(new Map(), windowOf([["LotLedger", 1]], [["LotLedger", 0]]))).toThrow(
      expect.objectContaining({ code: "node_reply_invalid" }),
    );
  });
});
