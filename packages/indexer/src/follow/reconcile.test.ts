import type { Bytes32 } from "@green-ledger/domain";
import { describe, expect, test } from "vitest";
import { type Local, reconcile } from "./reconcile.ts";

const hash = (n: number, branch = 0): Bytes32 => `0x${(n * 10 + branch).toString(16).padStart(64, "0")}`;
const block = (number: number, branch = 0, parentBranch = branch) => ({
  number,
  hash: hash(number, branch),
  parentHash: hash(number - 1, parentBranch),
});

const EMPTY: Local = { checkpoint: undefined, startBlock: 5, hashOf: () => undefined };
/** Blocks 5 to 9 are committed, the hashes of 7 to 9 are kept. */
const FILLED: Local = {
  checkpoint: { block: 9, hash: hash(9) },
  startBlock: 5,
  hashOf: (number) => (number >= 7 && number <= 9 ? hash(number) : undefined),
};

describe("reconcile", () => {
  test.each([
    ["1: the first block", EMPTY, block(5), { case: "append" }],
    ["2: beyond the first block", EMPTY, block(8), { case: "gap", from: 5, to: 7 }],
    ["3: before the first block", EMPTY, block(4), { case: "duplicate" }],
    ["4: the next block", FILLED, block(10), { case: "append" }],
    ["5: the next block with another parent", FILLED, block(10, 1), { case: "fork" }],
    ["5: the next block of this branch, by name another", FILLED, block(10, 1, 0), { case: "append" }],
    ["6: beyond the next block", FILLED, block(13), { case: "gap", from: 10, to: 12 }],
    ["6: beyond the next block, on whatever branch", FILLED, block(12, 1), { case: "gap", from: 10, to: 11 }],
    ["7: the checkpoint", FILLED, block(9), { case: "duplicate" }],
    ["7: a block before the checkpoint", FILLED, block(7), { case: "duplicate" }],
    ["8: another block in the place of the checkpoint", FILLED, block(9, 1), { case: "fork" }],
    ["8: another block further back", FILLED, block(7, 1), { case: "fork" }],
    ["9: older than the hashes that are kept", FILLED, block(6, 1), { case: "duplicate" }],
  ] as const)("case %s", (_, local, shown, expected) => {
    expect(reconcile(local, shown)).toEqual(expected);
  });
});
