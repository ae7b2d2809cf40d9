import { describe, expect, test } from "vitest";
import { createSender, VALIDATORS } from "../test/sender.ts";
import {
  allBlocks,
  blockAt,
  call,
  createTestClock,
  GENESIS_TIME,
  openTestChain,
  post,
  temporaryFolder,
} from "../test/temporary-chain.ts";
import type { Block } from "./index.ts";

type Receipt = { status: string; blockHash: string; logs: { data: string }[] };

const sender = createSender(1);

describe("mining", () => {
  test("an acknowledged transaction can be read at once", async () => {
    const chain = await openTestChain();
    const deploy = await sender.deploy();
    expect(await post(chain, call("eth_sendRawTransaction", deploy.raw))).toEqual({
      jsonrpc: "2.0",
      id: 1,
      result: deploy.hash,
    });
    const record = await sender.record(1, 5, 42);
    await chain.request("eth_sendRawTransaction", [record.raw]);

    expect(await blockAt(chain, "latest")).toMatchObject({ number: "0x2", transactions: [record.hash] });
    expect(await chain.request("eth_getStorageAt", [sender.recorder, "0x5", "latest"])).toMatch(/2a$/);
    const receipt = (await chain.request("eth_getTransactionReceipt", [record.hash])) as Receipt;
    expect(receipt).toMatchObject({ status: "0x1", logs: [{ data: expect.stringMatching(/2a$/) }] });
    expect(await chain.request("eth_getLogs", [{ blockHash: receipt.blockHash }])).toEqual(receipt.logs);
  });

  test("the transactions of a batch share a block, in the order of the batch", async () => {
    const chain = await openTestChain();
    const other = createSender(2);
    const transactions = [
      await sender.deploy(),
      await sender.record(1, 1, 1),
      await other.sign({ nonce: 0, to: sender.address }),
      await sender.record(2, 2, 2),
    ];
    const answers = await post(
      chain,
      transactions.map(({ raw }) => call("eth_sendRawTransaction", raw)),
    );
    expect((answers as { result: string }[]).map(({ result }) => result)).toEqual(
      transactions.map((t) => t.hash),
    );
    expect(await blockAt(chain, "latest")).toMatchObject({
      number: "0x1",
      transactions: transactions.map(({ hash }) => hash),
    });
  });

  test("what does not fit into a block goes into the next one", async () => {
    const chain = await openTestChain({ blockGasLimit: 250_000n });
    const transactions = [await sender.deploy()];
    for (let nonce = 1; nonce <= 5; nonce++) transactions.push(await sender.record(nonce, nonce, nonce));
    await Promise.all(transactions.map(({ raw }) => chain.request("eth_sendRawTransaction", [raw])));
    const blocks = await allBlocks(chain);
    expect(blocks.length).toBeGreaterThan(1);
    expect(blocks.flatMap((block) => block.transactions)).toEqual(transactions.map(({ hash }) => hash));
    expect(blocks.every((block) => block.transactions.length > 0)).toBe(true);
  });

  test("producers take turns, gas stays free after a full block, and time follows the clock within a second", async () => {
    const clock = createTestClock();
    const chain = await openTestChain({ clock: clock.now, blockGasLimit: 100_000n });
    for (let nonce = 0; nonce < 5; nonce++) {
      if (nonce === 3) clock.set(GENESIS_TIME + 60n);
      if (nonce === 4) clock.set(GENESIS_TIME);
      // All the gas of the block is used up: creation code of one invalid instruction.
      const { raw } = await sender.sign({ nonce, data: "0xfe" });
      await chain.request("eth_sendRawTransaction", [raw]);
    }
    const blocks = await Promise.all([1, 2, 3, 4, 5].map((number) => blockAt(chain, `0x${number}`)));
    expect(blocks.map(({ miner }) => miner)).toEqual([1, 2, 3, 0, 1].map((index) => VALIDATORS[index]));
    expect(blocks.map((block) => BigInt(block.timestamp) - GENESIS_TIME)).toEqual([0n, 0n, 0n, 60n, 60n]);
    expect(blocks).toMatchObject(Array(5).fill({ gasUsed: "0x186a0", baseFeePerGas: "0x0" }));
    expect(await chain.request("eth_gasPrice")).toBe("0x0");
    expect(await chain.request("eth_maxPriorityFeePerGas")).toBe("0x0");
  });

  test("onBlock tells blocks in order, once they are on disk, until it is stopped", async () => {
    const chain = await openTestChain();
    const seen: Block[] = [];
    chain.onBlock(() => {
      throw new Error("a listener of somebody else");
    });
    const stop = chain.onBlock((block) => seen.push(block));
    for (let nonce = 0; nonce < 3; nonce++) {
      if (nonce === 2) stop();
      await chain.request("eth_sendRawTransaction", [(await sender.sign({ nonce, to: sender.address })).raw]);
    }
    expect(seen.map(({ number, timestamp }) => [number, timestamp])).toEqual([
      [1, GENESIS_TIME],
      [2, GENESIS_TIME],
    ]);
    expect(seen[1]?.parentHash).toBe(seen[0]?.hash);
  });
});

describe("refused transactions", () => {
  test("the EVM's own refusals come back unchanged and make no block", async () => {
    const chain = await openTestChain();
    const first = await sender.sign({ nonce: 0, to: sender.address });
    await chain.request("eth_sendRawTransaction", [first.raw]);
    await expect(chain.request("eth_sendRawTransaction", [first.raw])).rejects.toMatchObject({
      code: -32000,
      message: "Transaction nonce too low. Expected nonce to be at least 1 but got 0.",
    });
    const tooLarge = await sender.sign({ nonce: 1, to: sender.address, gas: 60_000_001n });
    await expect(chain.request("eth_sendRawTransaction", [tooLarge.raw])).rejects.toMatchObject({
      message: "Transaction gas limit is 60000001 and exceeds block gas limit of 60000000",
    });
    const foreign = "0xf86380808252089400000000000000000000000000000000000000008080820a95a0";
    await expect(chain.request("eth_sendRawTransaction", [foreign])).rejects.toMatchObject({ code: -32602 });
    expect(await chain.request("eth_blockNumber")).toBe("0x1");
  });

  test("a gap that a later request fills is mined in order", async () => {
    const chain = await openTestChain({ nonceGapMilliseconds: 30_000 });
    const [zero, one, two] = await Promise.all(
      [0, 1, 2].map((nonce) => sender.sign({ nonce, to: sender.address })),
    );
    const waiting = [two, one].map((t) => chain.request("eth_sendRawTransaction", [t?.raw]));
    await expect(chain.request("eth_getTransactionByHash", [one?.hash])).resolves.toMatchObject({
      blockHash: null,
    });
    await chain.request("eth_sendRawTransaction", [zero?.raw]);
    expect(await Promise.all(waiting)).toEqual([two?.hash, one?.hash]);
    expect((await allBlocks(chain)).flatMap(({ transactions }) => transactions)).toEqual([
      zero?.hash,
      one?.hash,
      two?.hash,
    ]);
  });

  test("a gap that nobody fills is refused, makes no block, and can be sent again", async () => {
    const chain = await openTestChain({ nonceGapMilliseconds: 20 });
    const later = await sender.sign({ nonce: 1, to: sender.address });
    await expect(chain.request("eth_sendRawTransaction", [later.raw])).rejects.toMatchObject({
      code: -32000,
      message: expect.stringMatching(
        /^nonce too high: the next nonce of the sender is 0, the transaction has 1/,
      ),
      data: { code: "nonce_too_high", expected: "0", actual: "1" },
    });
    expect(await chain.request("eth_pendingTransactions")).toEqual([]);
    expect(await chain.request("eth_blockNumber")).toBe("0x0");
    await chain.request("eth_sendRawTransaction", [
      (await sender.sign({ nonce: 0, to: sender.address })).raw,
    ]);
    await chain.request("eth_sendRawTransaction", [later.raw]);
  });

  test("of two transactions with one nonce, both get an answer and one is mined", async () => {
    const chain = await openTestChain();
    const pair = [
      await sender.sign({ nonce: 0, to: sender.address, gas: 21_000n }),
      await sender.sign({ nonce: 0, to: sender.address, gas: 22_000n }),
    ];
    const results = await Promise.allSettled(
      pair.map(({ raw }) => chain.request("eth_sendRawTransaction", [raw])),
    );
    expect(results).toMatchObject([
      { status: "rejected", reason: { code: -32000, data: { code: "transaction_replaced" } } },
      { status: "fulfilled", value: pair[1]?.hash },
    ]);
    expect(await blockAt(chain, "latest")).toMatchObject({ number: "0x1", transactions: [pair[1]?.hash] });
  });

  test("the same bytes sent twice at once are mined once", async () => {
    const chain = await openTestChain();
    const { raw, hash } = await sender.sign({ nonce: 0, to: sender.address });
    const results = await Promise.allSettled(
      [1, 2].map(() => chain.request("eth_sendRawTransaction", [raw])),
    );
    expect(results).toMatchObject([
      { status: "fulfilled", value: hash },
      { status: "rejected", reason: { message: `Known transaction: ${hash}` } },
    ]);
    expect(await chain.request("eth_blockNumber")).toBe("0x1");
  });

  test("coins that are spent twice in one batch stop nobody else", async () => {
    const rich = createSender(3);
    const chain = await openTestChain({ prefunded: [{ address: rich.address, balance: 100n }] });
    const to = createSender(9).address;
    const batch = [
      await rich.sign({ nonce: 0, to, value: 80n }),
      await sender.sign({ nonce: 0, to }),
      await rich.sign({ nonce: 1, to, value: 80n }),
      await sender.sign({ nonce: 1, to }),
    ];
    const results = await Promise.allSettled(
      batch.map(({ raw }) => chain.request("eth_sendRawTransaction", [raw])),
    );
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect(results[2]).toMatchObject({ reason: { message: expect.stringMatching(/enough funds/) } });
    expect(await chain.request("eth_getBalance", [to, "latest"])).toBe("0x50");
    expect(await chain.request("eth_pendingTransactions")).toEqual([]);
    await chain.request("eth_sendRawTransaction", [(await rich.sign({ nonce: 1, to, value: 20n })).raw]);
    expect(await chain.request("eth_getBalance", [to, "latest"])).toBe("0x64");
  });
});

test("close mines what waits, refuses what can not be mined, and answers everybody", async () => {
  const dataDir = temporaryFolder();
  const chain = await openTestChain({ dataDir, nonceGapMilliseconds: 30_000 });
  const now = await Promise.all([0, 1, 2].map((nonce) => sender.sign({ nonce, to: sender.address })));
  const later = await sender.sign({ nonce: 9, to: sender.address });
  const sent = Promise.allSettled(
    [...now, later].map(({ raw }) => post(chain, call("eth_sendRawTransaction", raw))),
  );
  await expect
    .poll(() => chain.request("eth_getTransactionByHash", [later.hash]))
    .toMatchObject({ nonce: "0x9" });
  await chain.close();
  expect((await sent).map((result) => ("value" in result ? result.value : result))).toMatchObject([
    ...now.map(({ hash }) => ({ result: hash })),
    { error: { data: { code: "nonce_too_high" } } },
  ]);
  await expect(chain.request("eth_blockNumber")).rejects.toMatchObject({ data: { code: "chain_closed" } });
  await expect(fetch(chain.url)).rejects.toThrow();
  expect((await openTestChain({ dataDir })).restored.transactions).toBe(3);
});
