import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createSender } from "../test/sender.ts";
import { createTestClock, GENESIS_TIME, openTestChain, temporaryFolder } from "../test/temporary-chain.ts";
import type { Devchain } from "./index.ts";

const sender = createSender(1);

test("going back and on again makes a fork, which a restart restores", async () => {
  const dataDir = temporaryFolder();
  const journal = join(dataDir, "blocks.journal");
  const clock = createTestClock();
  const chain = await openTestChain({ dataDir, clock: clock.now });
  await send(chain, (await sender.deploy()).raw);
  const common = await hashes(chain);
  const sizeAtMark = statSync(journal).size;
  const mark = await chain.snapshot();

  for (let nonce = 1; nonce <= 3; nonce++) await send(chain, (await sender.record(nonce, 1, nonce)).raw);
  const abandoned = await hashes(chain);
  await chain.revertTo(mark);
  expect(await hashes(chain)).toEqual(common);
  expect(statSync(journal).size).toBe(sizeAtMark);
  expect(await chain.request("eth_getBlockByHash", [abandoned[2], false])).toBeNull();

  clock.set(GENESIS_TIME + 9n);
  for (let nonce = 1; nonce <= 2; nonce++) await send(chain, (await sender.record(nonce, 1, 10 + nonce)).raw);
  const fork = await hashes(chain);
  expect(fork.slice(0, 2)).toEqual(common);
  expect(fork).toHaveLength(4);
  expect(fork.some((hash, number) => number > 1 && hash === abandoned[number])).toBe(false);
  await chain.close();

  const again = await openTestChain({ dataDir });
  expect(await hashes(again)).toEqual(fork);
  expect(await again.request("eth_getStorageAt", [sender.recorder, "0x1", "latest"])).toMatch(/0c$/);
});

test("the same transactions at the same time make the same blocks again", async () => {
  const chain = await openTestChain();
  const mark = await chain.snapshot();
  const { raw } = await sender.deploy();
  await send(chain, raw);
  const first = await hashes(chain);
  await chain.revertTo(mark);
  await send(chain, raw);
  expect(await hashes(chain)).toEqual(first);
});

test("a restart right after going back has the shorter chain", async () => {
  const dataDir = temporaryFolder();
  const chain = await openTestChain({ dataDir });
  const mark = await chain.snapshot();
  await send(chain, (await sender.deploy()).raw);
  await chain.revertTo(mark);
  await chain.close();
  expect((await openTestChain({ dataDir })).restored.blocks).toBe(0);
});

test("a mark is used up, with the marks after it; earlier ones stay", async () => {
  const chain = await openTestChain();
  const first = await chain.snapshot();
  await send(chain, (await sender.deploy()).raw);
  const second = await chain.snapshot();
  const third = await chain.snapshot();
  await chain.revertTo(second);
  for (const mark of [second, third, "0x99"] as const) {
    await expect(chain.revertTo(mark)).rejects.toMatchObject({ code: "chain_snapshot_unknown" });
  }
  expect(await chain.request("eth_blockNumber")).toBe("0x1");
  await chain.revertTo(first);
  expect(await chain.request("eth_blockNumber")).toBe("0x0");
});

test("what waits is mined before a mark, and what can not be mined is refused", async () => {
  const chain = await openTestChain({ nonceGapMilliseconds: 30_000 });
  const now = send(chain, (await sender.deploy()).raw);
  const later = send(chain, (await sender.record(5, 1, 1)).raw);
  const refusal = expect(later).rejects.toMatchObject({ data: { code: "nonce_too_high" } });
  const mark = await chain.snapshot();
  await Promise.all([now, refusal]);
  await send(chain, (await sender.record(1, 1, 1)).raw);
  await chain.revertTo(mark);
  expect(await chain.request("eth_blockNumber")).toBe("0x1");
  expect(await chain.request("eth_pendingTransactions")).toEqual([]);
});

test("a block's receipts never mix two branches", async () => {
  const clock = createTestClock();
  const chain = await openTestChain({ clock: clock.now });
  await send(chain, (await sender.deploy()).raw);
  for (let round = 1; round <= 15; round++) {
    const mark = await chain.snapshot();
    clock.set(GENESIS_TIME + BigInt(round));
    const batch = await Promise.all([1, 2, 3].map((nonce) => sender.record(nonce, nonce, round)));
    await Promise.all(batch.map(({ raw }) => send(chain, raw)));
    const [receipts] = await Promise.all([
      chain.request("eth_getBlockReceipts", ["latest"]),
      chain.revertTo(mark),
    ]);
    const blocks = new Set(
      (receipts as ({ blockHash: string } | null)[]).map((receipt) => receipt?.blockHash),
    );
    expect(blocks.size).toBe(1);
    expect(blocks.has(undefined)).toBe(false);
  }
});

async function send(chain: Devchain, raw: string): Promise<unknown> {
  return chain.request("eth_sendRawTransaction", [raw]);
}

async function hashes(chain: Devchain): Promise<string[]> {
  const last = Number(await chain.request("eth_blockNumber"));
  const blocks = await Promise.all(
    Array.from({ length: last + 1 }, (_, number) =>
      chain.request("eth_getBlockByNumber", [`0x${number.toString(16)}`, false]),
    ),
  );
  return blocks.map((block) => (block as { hash: string }).hash);
}
