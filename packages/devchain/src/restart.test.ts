import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forgedChain } from "../test/forged-chain.ts";
import { createSender, type Sender, type Signed } from "../test/sender.ts";
import { createTestClock, GENESIS_TIME, openTestChain, temporaryFolder } from "../test/temporary-chain.ts";
import type { Devchain, DevchainOptions } from "./index.ts";

const sender = createSender(1);
const SLOTS = 4;

describe("a restarted chain", () => {
  test("has the same blocks, receipts and storage, tells its progress, and goes on", async () => {
    const dataDir = temporaryFolder();
    const clock = createTestClock();
    const chain = await openTestChain({ dataDir, clock: clock.now });
    await send(chain, await sender.deploy());
    for (let nonce = 1; nonce <= 40; nonce++) {
      clock.set(GENESIS_TIME + BigInt(nonce));
      await send(chain, await sender.record(nonce, nonce % SLOTS, nonce));
    }
    const before = await view(chain);
    await chain.close();

    const progress: [done: number, total: number][] = [];
    const again = await openTestChain({ dataDir, onProgress: (...step) => progress.push(step) });
    expect(await view(again)).toEqual(before);
    expect(again.genesisHash).toBe(chain.genesisHash);
    expect(again.restored).toEqual({ blocks: 41, transactions: 41, milliseconds: expect.any(Number) });
    expect(progress.at(-1)).toEqual([41, 41]);
    expect(progress.length).toBeGreaterThan(1);

    await send(again, await sender.record(41, 0, 7));
    expect(await again.request("eth_blockNumber")).toBe("0x2a");
  });

  test("is the same whatever was asked, refused and dropped in between", async () => {
    const command = fc.oneof(
      fc.record({ kind: fc.constant("send" as const), count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constant("tick" as const), seconds: fc.integer({ min: 0, max: 90 }) }),
      fc.record({ kind: fc.constant("disturb" as const), how: fc.constantFrom(...DISTURBANCES.keys()) }),
    );

    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 14 }), async (commands) => {
        const clock = createTestClock();
        const dataDir = temporaryFolder();
        const options = { clock: clock.now, nonceGapMilliseconds: 1 };
        const noisy = await openTestChain({ ...options, dataDir });
        const quiet = await openTestChain(options);
        let nonce = 0;
        for (const step of commands) {
          if (step.kind === "tick") {
            clock.set(clock.now() + BigInt(step.seconds));
          } else if (step.kind === "disturb") {
            await DISTURBANCES.get(step.how)?.(noisy);
          } else {
            const batch: Signed[] = [];
            while (batch.length < step.count) batch.push(await signNext(nonce++));
            for (const chain of [noisy, quiet]) await Promise.all(batch.map((signed) => send(chain, signed)));
          }
        }
        const expected = await view(quiet);
        expect(await view(noisy)).toEqual(expected);
        await Promise.all([noisy.close(), quiet.close()]);
        const again = await openTestChain({ ...options, dataDir });
        expect(await view(again)).toEqual(expected);
        await again.close();
      }),
      { numRuns: 12 },
    );
  });

  test("keeps a failed transaction as one", async () => {
    const dataDir = temporaryFolder();
    const chain = await openTestChain({ dataDir });
    await send(chain, await sender.deploy());
    const failing = await sender.sign({ nonce: 1, to: sender.recorder });
    await send(chain, failing);
    const receipt = await chain.request("eth_getTransactionReceipt", [failing.hash]);
    expect(receipt).toMatchObject({ status: "0x0" });
    await chain.close();
    const again = await openTestChain({ dataDir });
    expect(await again.request("eth_getTransactionReceipt", [failing.hash])).toEqual(receipt);
  });
});

describe("a start is refused", () => {
  test("over another chain, naming what differs, and nothing is changed", async () => {
    const { dataDir, journal } = await closedChain(2);
    const before = readFileSync(journal);
    const others: Partial<DevchainOptions>[] = [
      { chainId: 5 },
      { blockGasLimit: 30_000_000n },
      { validators: [`0x${"ab".repeat(20)}`] },
      { prefunded: [{ address: `0x${"ab".repeat(20)}`, balance: 1n }] },
    ];
    for (const other of others) {
      const [field] = Object.keys(other);
      await expect(openTestChain({ dataDir, ...other })).rejects.toMatchObject({
        code: "chain_mismatch",
        message: expect.stringContaining(`${field} `),
      });
    }
    expect(readFileSync(journal).equals(before)).toBe(true);
    expect((await openTestChain({ dataDir })).restored.blocks).toBe(2);
  });

  test("while another process, or this one, has the folder", async () => {
    const dataDir = temporaryFolder();
    const chain = await openTestChain({ dataDir });
    await expect(openTestChain({ dataDir })).rejects.toMatchObject({
      code: "chain_locked",
      message: expect.stringContaining(String(process.pid)),
    });
    await chain.close();
    await openTestChain({ dataDir });
  });

  test("over a flipped bit, naming the block", async () => {
    const { dataDir, journal } = await closedChain(5);
    const bytes = readFileSync(journal);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 0x10;
    writeFileSync(journal, bytes);
    await expect(openTestChain({ dataDir })).rejects.toMatchObject({
      code: "chain_journal_damaged",
      message: expect.stringMatching(/in the record of block \d, at byte \d+/),
    });
  });

  test.each([
    // The block that follows is older then, so the EVM refuses it.
    ["in the middle", 2],
    ["at the end", 3],
  ])("when a block %s can not be made again as it was", async (_, number) => {
    const { dataDir } = await closedChain(3);
    await expect(openTestChain({ dataDir: await forgedChain(dataDir, number) })).rejects.toMatchObject({
      code: "chain_restore_mismatch",
      message: expect.stringMatching(
        new RegExp(`^Block ${number} can not be made again as it was: its hash is 0x`),
      ),
    });
  });

  test("when the EVM refuses a recorded transaction", async () => {
    const { dataDir } = await closedChain(2);
    const twice = await forgedChain(dataDir, 2, (block, before) => ({
      ...block,
      transactions: before.transactions,
    }));
    await expect(openTestChain({ dataDir: twice })).rejects.toMatchObject({
      code: "chain_restore_mismatch",
      message: expect.stringMatching(/^Block 2 can not be made again as it was: Transaction nonce too low/),
    });
  });

  test("when the genesis block is another one, as after a change of the EVM", async () => {
    const { dataDir } = await closedChain(1);
    const forged = await forgedChain(dataDir, 0);
    await expect(openTestChain({ dataDir: forged })).rejects.toMatchObject({
      code: "chain_restore_mismatch",
      message: expect.stringMatching(/^The genesis block .* use the program version that wrote it/),
    });
  });
});

test("a torn last record is cut off with a notice, and everything before it is there", async () => {
  const { dataDir, journal } = await closedChain(4);
  truncateSync(journal, readFileSync(journal).length - 3);
  const notices: string[] = [];
  const again = await openTestChain({ dataDir, log: (message) => notices.push(message) });
  expect(again.restored.blocks).toBe(3);
  expect(notices).toEqual([expect.stringMatching(/^cut off a record that was never written whole: block 4/)]);
  await send(again, await sender.record(3, 1, 1));
  await again.close();
  expect((await openTestChain({ dataDir })).restored.blocks).toBe(4);
});

test("a chain whose very first record was torn begins anew", async () => {
  const dataDir = temporaryFolder();
  appendFileSync(join(dataDir, "blocks.journal"), "GLJ1");
  expect((await openTestChain({ dataDir })).restored.blocks).toBe(0);
});

const poor = createSender(2);
const DISTURBANCES = new Map<string, (chain: Devchain) => Promise<unknown>>([
  [
    "call",
    (chain) => ask(chain, "eth_call", [{ to: sender.recorder, data: `0x${"1".repeat(128)}` }, "latest"]),
  ],
  ["pending call", (chain) => ask(chain, "eth_call", [{ to: sender.recorder, data: "0x" }, "pending"])],
  ["failing call", (chain) => ask(chain, "eth_call", [{ to: sender.recorder }, "latest"])],
  ["estimate", (chain) => ask(chain, "eth_estimateGas", [{ from: sender.address, to: sender.recorder }])],
  ["fees", (chain) => ask(chain, "eth_feeHistory", ["0x4", "pending", []])],
  ["trace", (chain) => ask(chain, "debug_traceCall", [{ to: sender.recorder }, "latest"])],
  ["filter", (chain) => ask(chain, "eth_newFilter", [{}])],
  ["gap", (chain) => refused(chain, poor.sign({ nonce: 3, to: sender.address }))],
  ["not paid", (chain) => refused(chain, poor.sign({ nonce: 0, to: sender.address, value: 1n }))],
  ["not a transaction", (chain) => ask(chain, "eth_sendRawTransaction", ["0xc0"])],
]);

async function ask(chain: Devchain, method: string, params: readonly unknown[]): Promise<unknown> {
  return chain.request(method, params).catch(() => undefined);
}

async function refused(chain: Devchain, signing: Promise<Signed>): Promise<void> {
  const { raw } = await signing;
  await expect(chain.request("eth_sendRawTransaction", [raw])).rejects.toThrow();
}

function signNext(nonce: number): ReturnType<Sender["sign"]> {
  return nonce === 0 ? sender.deploy() : sender.record(nonce, nonce % SLOTS, nonce);
}

async function send(chain: Devchain, { raw, hash }: Signed): Promise<void> {
  expect(await chain.request("eth_sendRawTransaction", [raw])).toBe(hash);
}

/** Everything a reader can see: full blocks, receipts, storage. */
async function view(chain: Devchain): Promise<unknown> {
  const last = Number(await chain.request("eth_blockNumber"));
  const numbers = Array.from({ length: last + 1 }, (_, number) => `0x${number.toString(16)}`);
  const slots = Array.from({ length: SLOTS }, (_, slot) => `0x${slot}`);
  return {
    blocks: await Promise.all(numbers.map((number) => chain.request("eth_getBlockByNumber", [number, true]))),
    receipts: await Promise.all(numbers.map((number) => chain.request("eth_getBlockReceipts", [number]))),
    storage: await Promise.all(
      slots.map((slot) => chain.request("eth_getStorageAt", [sender.recorder, slot, "latest"])),
    ),
    logs: await chain.request("eth_getLogs", [{ fromBlock: "0x0" }]),
  };
}

/** A closed chain of some blocks with one transaction each. */
async function closedChain(blocks: number): Promise<{ dataDir: string; journal: string }> {
  const dataDir = temporaryFolder();
  const chain = await openTestChain({ dataDir });
  for (let nonce = 0; nonce < blocks; nonce++) await send(chain, await signNext(nonce));
  await chain.close();
  return { dataDir, journal: join(dataDir, "blocks.journal") };
}
