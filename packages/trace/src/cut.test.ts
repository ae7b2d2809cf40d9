import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histories } from "../test/histories.ts";
import { play } from "../test/ledger.ts";
import { appendBlock } from "./append-block.ts";
import { cutBlocks } from "./cut.ts";
import { createState, type ForestState } from "./state.ts";

/** Numbers of everything that blocks add; ids and what is named by them stay known. */
function counts(state: ForestState) {
  return {
    lots: [state.lots.length, state.lots.pages.length, state.lotIndex.count],
    ends: [state.ends.length, state.ends.pages.length],
    wide: state.wide.length,
    movements: [state.movements.records.length, state.movements.index.count],
    blocks: state.blocks.length,
  };
}

describe("cutting the forest", () => {
  it("leaves nothing of what it removes", () => {
    fc.assert(
      fc.property(histories(200), fc.nat(1000), (steps, cut) => {
        const blocks = play(steps).blocks();
        const kept = blocks.slice(0, cut % blocks.length);
        const whole = createState();
        for (const block of blocks) appendBlock(whole, block);
        cutBlocks(whole, kept.at(-1)?.block ?? -1);
        const part = createState();
        for (const block of kept) appendBlock(part, block);
        expect(counts(whole)).toEqual(counts(part));
      }),
    );
  });

  it("gives memory back, but for one chunk", () => {
    const receive = { kind: "receive", account: 0, colour: 0, amount: 1n } as const;
    const state = createState();
    for (const block of play(Array(9000).fill(receive)).blocks()) appendBlock(state, block);
    expect(state.lots.chunks.length).toBe(3);
    cutBlocks(state, -1);
    expect(state.lots.chunks.length).toBe(1);
  });
});
