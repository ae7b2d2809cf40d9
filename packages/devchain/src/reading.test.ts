import {
  type BaseError,
  ContractFunctionRevertedError,
  createPublicClient,
  http,
  parseAbi,
  toFunctionSelector,
} from "viem";
import { expect, test } from "vitest";
import { recordData } from "../test/recorder-contract.ts";
import { CHAIN_ID, createSender, VALIDATORS } from "../test/sender.ts";
import { blockAt, call, openTestChain, post } from "../test/temporary-chain.ts";
import type { OpenAppendFile } from "./index.ts";
import { openAppendFile } from "./journal/append-file.ts";

const sender = createSender(1);

test("eth_getBlockReceipts gives a block's receipts by hash, number and tag", async () => {
  const chain = await openTestChain();
  const batch = [await sender.deploy(), await sender.record(1, 1, 1), await sender.record(2, 2, 2)];
  await Promise.all(batch.map(({ raw }) => chain.request("eth_sendRawTransaction", [raw])));
  const { hash, transactions } = await blockAt(chain, "latest");
  const expected = await Promise.all(
    transactions.map((transaction) => chain.request("eth_getTransactionReceipt", [transaction])),
  );
  for (const param of [hash, "0x1", "latest", { blockHash: hash }, { blockNumber: "0x1" }]) {
    expect(await chain.request("eth_getBlockReceipts", [param])).toEqual(expected);
  }
  expect(await chain.request("eth_getBlockReceipts", ["0x0"])).toEqual([]);
  expect(await chain.request("eth_getBlockReceipts", ["0x7"])).toBeNull();
  expect(await chain.request("eth_getBlockReceipts", [`0x${"00".repeat(32)}`])).toBeNull();
  await expect(chain.request("eth_getBlockReceipts", [])).rejects.toMatchObject({ code: -32602 });
});

test("validators are told for blocks that exist", async () => {
  const chain = await openTestChain();
  expect(await chain.request("qbft_getValidatorsByBlockNumber", ["latest"])).toEqual(VALIDATORS);
  expect(await chain.request("qbft_getValidatorsByBlockNumber", ["0x0"])).toEqual(VALIDATORS);
  expect(await chain.request("qbft_getValidatorsByBlockNumber", ["0x9"])).toBeNull();
});

test("viem decodes a revert of the contract", async () => {
  const chain = await openTestChain();
  await chain.request("eth_sendRawTransaction", [(await sender.deploy()).raw]);
  const client = createPublicClient({ transport: http(chain.url) });
  expect(await client.getChainId()).toBe(CHAIN_ID);
  const abi = parseAbi(["function read() view returns (uint256)", "error Refused()"]);
  const refused = await client
    .readContract({ address: sender.recorder, abi, functionName: "read" })
    .catch((error: BaseError) => error.walk((cause) => cause instanceof ContractFunctionRevertedError));
  expect(refused).toMatchObject({ data: { errorName: "Refused" } });
  for (const method of ["eth_call", "eth_estimateGas"]) {
    await expect(chain.request(method, [{ to: sender.recorder }, "latest"])).rejects.toMatchObject({
      code: 3,
      message: expect.stringMatching(/^execution reverted/),
      data: toFunctionSelector("Refused()"),
    });
  }
});

test("nobody reads a block that is not on disk", async () => {
  let disk: PromiseWithResolvers<void> | undefined;
  let isReached = false;
  const openFile: OpenAppendFile = (path) => {
    const file = openAppendFile(path);
    return {
      ...file,
      async sync() {
        isReached = disk !== undefined;
        await disk?.promise;
        await file.sync();
      },
    };
  };
  const chain = await openTestChain({}, { openFile });
  disk = Promise.withResolvers();
  const events: string[] = [];
  const { raw } = await sender.sign({ nonce: 0, to: sender.address });
  const sent = chain.request("eth_sendRawTransaction", [raw]).then(() => events.push("acknowledged"));
  await expect.poll(() => isReached).toBe(true);
  const read = chain.request("eth_blockNumber").then((number) => events.push(`block ${number}`));
  await post(chain, call("eth_gasPrice")).then(() => events.push("gas price"));
  expect(events).toEqual(["gas price"]);
  disk.resolve();
  await Promise.all([sent, read]);
  expect(events).toHaveLength(3);
  expect(events).toContain("block 0x1");
});

test("calls in a block's context read the storage of that block", async () => {
  const chain = await openTestChain();
  await chain.request("eth_sendRawTransaction", [(await sender.deploy()).raw]);
  for (let nonce = 1; nonce <= 3; nonce++) {
    await chain.request("eth_sendRawTransaction", [(await sender.record(nonce, 7, nonce)).raw]);
  }
  const values = await Promise.all(
    ["0x2", "0x3", "latest"].map((block) =>
      chain.request("eth_getStorageAt", [sender.recorder, "0x7", block]),
    ),
  );
  expect(values.map(Number)).toEqual([1, 2, 3]);
  const estimate = await chain.request("eth_estimateGas", [
    { from: sender.address, to: sender.recorder, data: recordData(1, 1) },
  ]);
  expect(Number(estimate)).toBeGreaterThan(21_000);
});
