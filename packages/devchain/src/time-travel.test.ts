import { expect, test } from "vitest";
import { createSender } from "../test/sender.ts";
import { allBlocks, blockAt, GENESIS_TIME, openTestChain, temporaryFolder } from "../test/temporary-chain.ts";

const sender = createSender(1);

test("time travel is refused unless it was allowed", async () => {
  const chain = await openTestChain();
  for (const method of ["evm_increaseTime", "evm_setNextBlockTimestamp", "evm_mine"]) {
    await expect(chain.request(method, ["0x1"])).rejects.toMatchObject({ code: -32601 });
  }
});

test("time travel moves later blocks ahead, and its blocks survive a restart", async () => {
  const dataDir = temporaryFolder();
  const development = { allowTimeTravel: true };
  const chain = await openTestChain({ dataDir, development });
  expect(await chain.request("evm_increaseTime", [100])).toBe("100");
  await chain.request("evm_mine");
  await chain.request("evm_setNextBlockTimestamp", [`0x${(GENESIS_TIME + 500n).toString(16)}`]);
  await chain.request("eth_sendRawTransaction", [(await sender.deploy()).raw]);
  await chain.request("evm_mine", [Number(GENESIS_TIME + 700n)]);
  await expect(chain.request("evm_mine", ["0x1"])).rejects.toMatchObject({ code: -32602 });
  await expect(chain.request("evm_increaseTime", ["soon"])).rejects.toMatchObject({ code: -32602 });
  const blocks = await allBlocks(chain);
  expect(blocks.map(({ timestamp }) => BigInt(timestamp) - GENESIS_TIME)).toEqual([100n, 500n, 700n]);
  await chain.close();

  const again = await openTestChain({ dataDir, development });
  expect(await allBlocks(again)).toEqual(blocks);
  await again.request("evm_mine");
  expect(BigInt((await blockAt(again, "latest")).timestamp)).toBe(GENESIS_TIME + 700n);
});
