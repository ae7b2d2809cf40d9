import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "@green-ledger/domain";
import { type System, startSystem } from "@green-ledger/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createIndexes, dumpOf, type Indexes, optionsFor, SILENT } from "../test/indexes.ts";
import { createPlayer, type Player } from "../test/player.ts";
import { type Commit, createIndexer, createLocalRpc, type Rpc, rebuild } from "./index.ts";

let system: System;
let indexes: Indexes;
let player: Player;

beforeEach(async () => {
  system = await startSystem();
  indexes = await createIndexes(system);
  player = createPlayer(system, 3);
  await player.found();
});

afterEach(async () => {
  await indexes.closeAll();
  await system.close();
});

const headOf = async ({ chain }: System) => Number(await chain.request("eth_blockNumber"));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(5);
}

describe("catchUp", () => {
  test("default: reads to the newest block, in order, and every listener hears of every block", async () => {
    await player.play(10);
    const { indexer, projection } = await indexes.open("a");
    const commits: Commit[] = [];
    indexer.onCommitted(() => {
      throw new Error("a listener that fails");
    });
    indexer.onCommitted((commit) => commits.push(commit));
    const checkpoint = await indexer.catchUp();
    const head = await headOf(system);
    expect(checkpoint).toMatchObject({ block: head });
    expect(indexer.status()).toEqual({ state: "live", head, checkpoint, lag: 0, error: null });
    const first = optionsFor(system).startBlock;
    expect(commits.map(({ block }) => block.number)).toEqual(
      Array.from({ length: head - first + 1 }, (_, i) => first + i),
    );
    const snapshot = projection.reader.snapshot();
    const { rows } = await snapshot.list("event", { limit: 10_000 });
    expect(commits.flatMap(({ events }) => events.map(({ place }) => place))).toEqual(
      rows.map(({ place }) => place),
    );
    snapshot.close();
  });

  test("behaviour: goes on where it stopped, and the result is that of one run", async () => {
    for (let round = 0; round < 4; round++) {
      const index = await indexes.open("a");
      await player.play(4);
      await index.indexer.catchUp();
      await indexes.close(index);
    }
    const { projection } = await indexes.open("a");
    expect(await dumpOf(projection)).toEqual(await indexes.fresh());
  });

  test("behaviour: again, with nothing new, changes nothing", async () => {
    const { indexer, projection } = await indexes.open("a");
    await indexer.catchUp();
    const dump = await dumpOf(projection);
    await indexer.catchUp();
    expect(await dumpOf(projection)).toEqual(dump);
  });

  test("behaviour: a chain that has not reached the first block", async () => {
    const startBlock = (await headOf(system)) + 2;
    const { indexer, projection } = await indexes.open("a", { startBlock });
    expect(await indexer.catchUp()).toBeUndefined();
    expect(projection.writer.checkpoint()).toBeUndefined();
  });

  test("behaviour: a node without eth_getBlockReceipts", async () => {
    await player.play(10);
    const whole = await indexes.fresh();
    const request = async (method: string, params?: readonly unknown[]) => {
      if (method !== "eth_getBlockReceipts") return system.chain.request(method, params);
      throw Object.assign(new Error("the method does not exist"), { code: -32601 });
    };
    const { indexer, projection } = await indexes.open("a", { rpc: createLocalRpc(request) });
    await indexer.catchUp();
    expect(await dumpOf(projection)).toEqual(whole);
  });

  test("behaviour: a node that keeps no old state", async () => {
    await player.play(10);
    const request = async (method: string, params?: readonly unknown[]) => {
      if (method !== "eth_call") return system.chain.request(method, params);
      throw Object.assign(new Error("missing trie node"), { code: -32000 });
    };
    const { indexer, projection } = await indexes.open("a", { rpc: createLocalRpc(request) });
    await indexer.catchUp();
    expect(await dumpOf(projection)).toEqual(await indexes.fresh());
  });

  test("error: twice at the same time", async () => {
    const { indexer } = await indexes.open("a");
    const first = indexer.catchUp();
    await expect(indexer.catchUp()).rejects.toThrow(TypeError);
    await first;
  });
});

describe("run", () => {
  test("default: takes each block when it is nudged, and stops when it is told to", async () => {
    const { indexer, projection, stop } = await indexes.open("a", { pollMs: 60_000 });
    const running = indexer.run();
    system.chain.onBlock(indexer.nudge);
    await player.play(5);
    const head = await headOf(system);
    await until(() => projection.writer.checkpoint()?.block === head);
    stop.abort();
    await running;
    expect(indexer.status()).toMatchObject({ state: "stopped", lag: 0 });
    expect(await dumpOf(projection)).toEqual(await indexes.fresh());
  });

  test("behaviour: without nudges it polls", async () => {
    const { indexer, projection, stop } = await indexes.open("a", { pollMs: 5 });
    const running = indexer.run();
    await player.play(2);
    const head = await headOf(system);
    await until(() => projection.writer.checkpoint()?.block === head);
    stop.abort();
    await running;
  });

  test("behaviour: a signal in the middle of a backfill leaves a whole number of blocks", async () => {
    await player.play(20);
    const { indexer, projection, stop } = await indexes.open("a");
    indexer.onCommitted(({ block }) => {
      if (block.number === 40) stop.abort();
    });
    await indexer.run();
    expect(projection.writer.checkpoint()?.block).toBe(40);
    expect((await projection.doctor()).healthy).toBe(true);
  });

  test("behaviour: a node that is down is asked again, and the status says so meanwhile", async () => {
    let down = true;
    const request = async (method: string, params?: readonly unknown[]) => {
      if (down) throw new Error("connection refused");
      return system.chain.request(method, params);
    };
    const { indexer, stop } = await indexes.open("a", { rpc: createLocalRpc(request) });
    const running = indexer.run();
    await until(() => indexer.status().state === "retrying");
    expect(indexer.status()).toMatchObject({ head: null, lag: null, error: { code: "node_unreachable" } });
    down = false;
    indexer.nudge();
    await until(() => indexer.status().state === "live");
    expect(indexer.status().error).toBeNull();
    stop.abort();
    await running;
  });

  test("behaviour: an older head is waited for, and nothing is taken back", async () => {
    const { indexer, projection, stop } = await indexes.open("a");
    const mark = await player.mark();
    await player.play(3);
    await indexer.catchUp();
    const dump = await dumpOf(projection);
    await player.goBack(mark);
    const running = indexer.run();
    await until(() => indexer.status().error?.code === "head_went_back");
    expect(indexer.status()).toMatchObject({ state: "retrying", head: mark.block });
    expect(await dumpOf(projection)).toEqual(dump);
    await player.play(8);
    const head = await headOf(system);
    await until(() => projection.writer.checkpoint()?.block === head);
    stop.abort();
    await running;
    expect(await dumpOf(projection)).toEqual(await indexes.fresh());
  });
});

describe("what cannot be mended by asking again", () => {
  test("error: a fork where every block is final; the store is kept", async () => {
    const { indexer, projection } = await indexes.open("a", { finalityDepth: 0 });
    const mark = await player.mark();
    await player.play(2);
    await indexer.catchUp();
    const dump = await dumpOf(projection);
    await player.goBack(mark);
    await player.play(6);
    await expect(indexer.run()).rejects.toMatchObject({ code: "fork_on_final_chain" });
    expect(indexer.status()).toMatchObject({ state: "failed", error: { code: "fork_on_final_chain" } });
    expect(await dumpOf(projection)).toEqual(dump);
  });

  test("error: a fork one block deeper than can be undone; the store is kept", async () => {
    for (const [depth, heals] of [
      [4, true],
      [5, false],
    ] as const) {
      const mark = await player.mark();
      for (let i = 0; i < depth; i++) await system.chain.request("evm_mine");
      const { indexer, projection } = await indexes.open(`depth ${depth}`, { finalityDepth: 4 });
      await indexer.catchUp();
      const dump = await dumpOf(projection);
      await player.goBack(mark);
      await player.play(depth + 2);
      if (heals) {
        await indexer.catchUp();
        expect(await dumpOf(projection)).toEqual(await indexes.fresh());
      } else {
        await expect(indexer.run()).rejects.toMatchObject({ code: "deep_reorg", message: /Run rebuild/ });
        expect(await dumpOf(projection)).toEqual(dump);
      }
    }
  });

  test("error: another chain behind the URL, from the start or later", async () => {
    const { indexer, projection } = await indexes.open("a");
    await indexer.catchUp();
    const dump = await dumpOf(projection);
    const other = await startSystem({ start: system.clock.now() + 1000 });
    try {
      const rpc = createLocalRpc(other.chain.request);
      const { projection: open } = { projection };
      const signal = AbortSignal.timeout(60_000);
      const confused = createIndexer({ ...optionsFor(system), projection: open, rpc, signal });
      await expect(confused.run()).rejects.toMatchObject({ code: "chain_mismatch" });
      expect(confused.status().state).toBe("failed");
    } finally {
      await other.close();
    }
    expect(await dumpOf(projection)).toEqual(dump);
  });

  test("error: another chain behind the URL while it runs", async () => {
    const other = await startSystem({ start: system.clock.now() + 1000 });
    try {
      const otherPlayer = createPlayer(other, 9);
      await otherPlayer.found();
      await otherPlayer.play(30);
      let chain = system.chain;
      const rpc = createLocalRpc((method, params) => chain.request(method, params));
      const { indexer } = await indexes.open("a", { rpc });
      const running = indexer.run();
      await until(() => indexer.status().state === "live");
      chain = other.chain;
      await expect(running).rejects.toMatchObject({ code: "chain_mismatch" });
    } finally {
      await other.close();
    }
  });

  test("error: other contracts than those that were indexed", async () => {
    const { indexer, projection } = await indexes.open("a");
    await indexer.catchUp();
    const { AssetRegistry, AccountRegistry } = system.addresses;
    const contracts = { ...system.addresses, AssetRegistry: AccountRegistry, AccountRegistry: AssetRegistry };
    const signal = AbortSignal.timeout(60_000);
    const moved = createIndexer({ ...optionsFor(system), contracts, projection, signal });
    await expect(moved.run()).rejects.toMatchObject({
      code: "contracts_mismatch",
      message: /AssetRegistry, AccountRegistry/,
    });
  });

  test("error: no contract at an address", async () => {
    const contracts = { ...system.addresses, LotLedger: `0x${"ab".repeat(20)}` as const };
    const { indexer, projection } = await indexes.open("a", { contracts });
    await expect(indexer.run()).rejects.toMatchObject({ code: "chain_mismatch", message: /LotLedger/ });
    expect(projection.writer.identity()).toBeUndefined();
  });

  test("error: an event of ours that no ABI describes", async () => {
    const { AccountRegistry, TaxonomyRegistry } = system.addresses;
    const swapped = { AccountRegistry: TaxonomyRegistry, TaxonomyRegistry: AccountRegistry };
    const { indexer } = await indexes.open("a", { contracts: { ...system.addresses, ...swapped } });
    await expect(indexer.run()).rejects.toMatchObject({
      code: "event_unknown",
      message: /Install the version/,
    });
  });

  test.each([
    ["finalityDepth", { finalityDepth: -1 }],
    ["finalityDepth", { finalityDepth: 1001 }],
    ["startBlock", { startBlock: 0.5 }],
  ])("error: %s out of range", async (name, options) => {
    await expect(indexes.open("a", options)).rejects.toThrow(new RegExp(name));
  });
});

describe("rebuild", () => {
  test("default: the digest equals the live one, and progress is told", async () => {
    const live = await indexes.open("live");
    const running = live.indexer.run();
    await player.play(15);
    const head = await headOf(system);
    await until(() => live.projection.writer.checkpoint()?.block === head);
    live.stop.abort();
    await running;
    const checkpoint = live.projection.writer.checkpoint();
    const dump = await dumpOf(live.projection);
    await indexes.close(live);

    const progress: number[] = [];
    const rebuilt = await rebuild({
      ...optionsFor(system),
      directory: indexes.folder("live"),
      signal: new AbortController().signal,
      onProgress: (done, total) => progress.push(total - done),
    });
    expect(rebuilt.checkpoint).toEqual(checkpoint);
    expect(await dumpOf(rebuilt.projection)).toEqual(dump);
    expect(progress.at(-1)).toBe(0);
    expect(progress).toHaveLength(head - optionsFor(system).startBlock + 1);
    await rebuilt.projection.close();
  });
});

test("a trouble is a warning once, and an error once when it lasts; not at every attempt", async () => {
  const said: string[] = [];
  const log: Log = {
    ...SILENT,
    warn: (_, message) => said.push(`warn ${message}`),
    error: (_, message) => said.push(`error ${message}`),
  };
  let attempts = 0;
  const rpc: Rpc = {
    async send() {
      attempts++;
      return [{ ok: false, code: -32000, message: "starting" }];
    },
  };
  const { indexer, stop } = await indexes.open("a", { log, rpc });
  const running = indexer.run();
  const attempt = async (number: number) => {
    while (attempts < number) {
      indexer.nudge();
      await delay(2);
    }
  };
  await attempt(3);
  system.clock.advance(61);
  await attempt(7);
  stop.abort();
  await running;
  const sentence = "The chain's node refuses eth_getBlockByNumber (-32000): starting. It is asked again.";
  expect(said).toEqual([`warn ${sentence}`, `error ${sentence}`]);
});
