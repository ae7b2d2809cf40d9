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
import { createIndexes, type Dump, dumpOf, type Indexes } from "../test/indexes.ts";
import { createPlayer } from "../test/player.ts";
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
let node: LyingNode;

beforeAll(async () => {
  system = await startSystem();
  indexes = await createIndexes(system);
  const player = createPlayer(system, 5);
  await player.found();
  await player.play(60);
  truth = await indexes.fresh();
});

afterAll(async () => {
  await indexes.closeAll();
  await system.close();
});

afterEach(() => node.close());

/** Reads the whole chain from a node that lies, beginning again until it told each lie at least once. */
async function readFrom(lies: readonly Lie[], rate: number, seed: number): Promise<Dump> {
  const random = createRandom(seed);
  node = await startLyingNode({ request: system.chain.request, random, lies, rate });
  const rpc = createHttpRpc({ url: node.url, timeoutMs: 100 });
  for (let round = 0; ; round++) {
    const index = await indexes.open(`${seed}-${lies.join()}-${round}`, { rpc });
    // Nobody waits for a retry in a test.
    const running = index.indexer.run();
    const head = Number(await system.chain.request("eth_blockNumber"));
    while (index.projection.writer.checkpoint()?.block !== head) {
      index.indexer.nudge();
      await delay(5);
      if (index.indexer.status().state === "failed") break;
    }
    index.stop.abort();
    await running;
    const dump = await dumpOf(index.projection);
    expect((await index.projection.doctor()).faults).toEqual([]);
    await indexes.close(index);
    if (lies.every((lie) => node.told.has(lie))) return dump;
    expect(dump).toEqual(truth);
  }
}

describe("a node that lies", () => {
  test.each([...CONTENT, ...TRANSPORT])("behaviour: %s is noticed, and the index is the honest one", async (lie) => {
    expect(await readFrom([lie], 0.4, 21)).toEqual(truth);
    expect(node.told.get(lie)).toBeGreaterThan(0);
  });

  test.each([31, 32, 33])("behaviour: all lies mixed, seed %i", async (seed) => {
    expect(await readFrom([...CONTENT, ...TRANSPORT], 0.3, seed)).toEqual(truth);
  });
});
