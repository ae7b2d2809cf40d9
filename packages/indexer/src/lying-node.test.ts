import { setTimeout as delay } from "node:timers/promises";
import {
  createRandom,
  type Lie,
  type LyingNode,
  type System,
  startLyingNode,
  startSystem,
} from "@green-ledger/testkit";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createIndexes, type Dump, dumpOf, type Indexes, type OpenIndex } from "../test/indexes.ts";
import { createPlayer, type Player } from "../test/player.ts";
import { createHttpRpc } from "./index.ts";

const CONTENT: Lie[] = [
  "logDropped",
  "logRepeated",
  "logRemoved",
  "logsSwapped",
  "otherBlock",
  "receiptDropped",
  "receiptsEmptied",
  "bloomEmptied",
  "headBackwards",
  "blockHidden",
  "otherParent",
];
const TRANSPORT: Lie[] = ["halfJson", "silence", "tooManyRequests", "refusal", "errorPage"];

let system: System;
let indexes: Indexes;
let truth: Dump;
let player: Player;
let node: LyingNode;

beforeAll(async () => {
  system = await startSystem();
  indexes = await createIndexes(system);
  player = createPlayer(system, 5);
  await player.found();
  await player.play(40);
  truth = await indexes.fresh();
});

afterAll(async () => {
  await indexes.closeAll();
  await system.close();
});

afterEach(() => node.close());

/** Opens an index that reads from a node that lies, and runs it until the block is there. */
async function readThrough(name: string, lies: readonly Lie[]): Promise<Dump> {
  const rpc = createHttpRpc({ url: node.url, timeoutMs: 50 });
  const index = await indexes.open(name, { rpc });
  const running = index.indexer.run();
  await reach(index, await headBlock());
  index.stop.abort();
  await running;
  expect((await index.projection.doctor()).faults, lies.join()).toEqual([]);
  const dump = await dumpOf(index.projection);
  await indexes.close(index);
  return dump;
}

async function reach({ indexer, projection }: OpenIndex, block: number): Promise<void> {
  while (projection.writer.checkpoint()?.block !== block && indexer.status().state !== "failed") {
    // Nobody waits for the next attempt in a test.
    indexer.nudge();
    await delay(2);
  }
}

const headBlock = async () => Number(await system.chain.request("eth_blockNumber"));

async function lieAbout(lies: readonly Lie[], rate: number, seed: number): Promise<void> {
  const random = createRandom(seed);
  node = await startLyingNode({ request: system.chain.request, random, lies, rate });
}

describe("a node that lies", () => {
  test.each([...CONTENT, ...TRANSPORT])(
    "behaviour: %s is noticed, and the index is the honest one",
    async (lie) => {
      await lieAbout([lie], 0.4, 21);
      for (let round = 0; !node.told.has(lie); round++) {
        expect(await readThrough(`${lie}-${round}`, [lie])).toEqual(truth);
      }
    },
  );

  test.each([31, 32])("behaviour: all lies mixed, seed %i", async (seed) => {
    await lieAbout([...CONTENT, ...TRANSPORT], 0.6, seed);
    for (let round = 0; node.told.size < 10; round++) {
      expect(await readThrough(`mixed-${seed}-${round}`, CONTENT)).toEqual(truth);
    }
  });

  test("behaviour: block by block, where no later event gives a lie away", async () => {
    const lies: Lie[] = ["logDropped", "receiptsEmptied", "bloomEmptied", "receiptDropped"];
    await lieAbout(lies, 0.5, 41);
    const index = await indexes.open("live", { rpc: createHttpRpc({ url: node.url }) });
    const running = index.indexer.run();
    for (let step = 0; step < 40; step++) {
      await player.play(1);
      await reach(index, await headBlock());
    }
    index.stop.abort();
    await running;
    expect([...node.told.keys()].toSorted()).toEqual(lies.toSorted());
    expect(await dumpOf(index.projection)).toEqual(await indexes.fresh());
  });
});
