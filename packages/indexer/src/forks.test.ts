import type { Checkpoint } from "@green-ledger/domain";
import { createRandom, type System, startSystem } from "@green-ledger/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createIndexes, dumpOf, type Indexes } from "../test/indexes.ts";
import { createPlayer, type Mark, type Player } from "../test/player.ts";

let system: System;
let indexes: Indexes;

beforeEach(async () => {
  system = await startSystem();
  indexes = await createIndexes(system);
});

afterEach(async () => {
  await indexes.closeAll();
  await system.close();
});

async function founded(seed: number): Promise<Player> {
  const player = createPlayer(system, seed);
  await player.found();
  return player;
}

describe("a chain that forks", () => {
  test("behaviour: depth 1 to 20, the index equals a fresh one of the new branch, byte for byte", async () => {
    const player = await founded(1);
    const { projection, indexer } = await indexes.open("live");
    const reverted: (number | undefined)[] = [];
    indexer.onReverted((checkpoint) => reverted.push(checkpoint?.block));
    for (const depth of [1, 2, 3, 5, 8, 13, 20]) {
      const mark = await player.mark();
      await player.play(depth);
      const before = await indexer.catchUp();
      await player.goBack(mark);
      await player.play(depth + 1);
      await growPast(before);
      await indexer.catchUp();
      expect(reverted.at(-1), `depth ${depth}`).toBe(mark.block);
      expect(await dumpOf(projection), `depth ${depth}`).toEqual(await indexes.fresh());
      expect((await projection.doctor()).faults).toEqual([]);
    }
    expect(reverted).toHaveLength(7);
  });

  test.each([11, 12, 13, 14])("behaviour: random histories, seed %i", async (seed) => {
    const random = createRandom(seed);
    const player = await founded(seed);
    const { projection, indexer } = await indexes.open("live");
    const marks: Mark[] = [];
    for (let step = 0; step < 25; step++) {
      const act = random.weighted({ play: 50, mark: 20, fork: 15, index: 40 });
      if (act === "play") await player.play(random.between(1, 3));
      if (act === "mark") marks.push(await player.mark());
      if (act === "index") {
        await growPast(projection.writer.checkpoint());
        await indexer.catchUp();
      }
      if (act === "fork" && marks.length > 0) {
        // A mark takes the later ones with it.
        const [mark] = marks.splice(random.below(marks.length));
        if (mark !== undefined) await player.goBack(mark);
      }
    }
    await growPast(projection.writer.checkpoint());
    await indexer.catchUp();
    expect(await dumpOf(projection)).toEqual(await indexes.fresh());
    expect((await projection.doctor()).faults).toEqual([]);
  });

  /** A branch that is not longer is an older head, for which the index waits; here nobody would make it longer. */
  async function growPast(checkpoint: Checkpoint | undefined): Promise<void> {
    while (Number(await system.chain.request("eth_blockNumber")) <= (checkpoint?.block ?? 0)) {
      await system.chain.request("evm_mine");
    }
  }
});
