import type { Hex } from "@green-ledger/domain";
import { describe, expect, test } from "vitest";
import type { Rpc } from "../chain/rpc.ts";
import { findAncestor } from "./find-ancestor.ts";

const hash = (n: number, branch: number): Hex => `0x${(n * 10 + branch).toString(16).padStart(64, "0")}`;

/** A chain that left branch 0 after a block, up to a newest block. */
function chainThat(leftAfter: number, head: number): Rpc & { asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    async send(calls) {
      return calls.map(({ params }) => {
        const number = Number(params[0]);
        asked.push(number);
        if (number > head) return { ok: true, result: null };
        const result = {
          number: params[0],
          hash: hash(number, number > leftAfter ? 1 : 0),
          parentHash: hash(number - 1, 0),
          timestamp: "0x1",
          logsBloom: `0x${"00".repeat(256)}`,
          transactions: [],
        };
        return { ok: true, result };
      });
    },
  };
}

const local = { floor: 10, hashOf: (block: number) => hash(block, 0) };
const signal = new AbortController().signal;

describe("findAncestor", () => {
  test.each([[50], [49], [35], [34], [33], [11], [10]])(
    "default: the branches part after block %i",
    async (after) => {
      expect(await findAncestor(chainThat(after, 60), { ...local, from: 50 }, signal)).toBe(after);
    },
  );

  test("behaviour: one below the floor if there is none from there on, and no block below it is asked for", async () => {
    const chain = chainThat(9, 60);
    expect(await findAncestor(chain, { ...local, from: 50 }, signal)).toBe(9);
    expect(Math.min(...chain.asked)).toBe(10);
  });

  test("behaviour: a block of which no hash is kept is not common", async () => {
    const forgetful = { ...local, from: 50, hashOf: () => undefined };
    expect(await findAncestor(chainThat(50, 60), forgetful, signal)).toBe(9);
  });

  test("error: a node that has later blocks, but not this one", async () => {
    await expect(findAncestor(chainThat(20, 40), { ...local, from: 50 }, signal)).rejects.toMatchObject({
      code: "node_reply_invalid",
    });
  });
});
