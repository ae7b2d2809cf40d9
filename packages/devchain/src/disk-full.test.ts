import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createSender } from "../test/sender.ts";
import { openTestChain, post, temporaryFolder } from "../test/temporary-chain.ts";
import type { AppendFile, OpenAppendFile } from "./index.ts";
import { openAppendFile } from "./journal/append-file.ts";

const sender = createSender(1);

/** A disk on which something fails once it is told to. */
function createFailingDisk(fail: (file: AppendFile) => Partial<AppendFile>) {
  let isFailing = false;
  const openFile: OpenAppendFile = (path) => {
    const file = openAppendFile(path);
    const failing = { ...file, ...fail(file) };
    return {
      write: (bytes, position) => (isFailing ? failing : file).write(bytes, position),
      sync: () => (isFailing ? failing : file).sync(),
      truncate: (length) => (isFailing ? failing : file).truncate(length),
      close: () => file.close(),
    };
  };
  return {
    openFile,
    breakNow() {
      isFailing = true;
    },
  };
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

const FAULTS: [string, string, (file: AppendFile) => Partial<AppendFile>][] = [
  [
    "no space for any byte",
    "chain_disk_full",
    () => ({
      write() {
        throw systemError("ENOSPC");
      },
    }),
  ],
  [
    "space for a part of the record, and no way to take it back",
    "chain_disk_full",
    (file) => ({
      write(bytes, position) {
        file.write(bytes.subarray(0, bytes.length / 2), position);
        throw systemError("ENOSPC");
      },
      truncate() {
        throw systemError("EIO");
      },
    }),
  ],
  ["a quota", "chain_disk_full", () => ({ sync: () => Promise.reject(systemError("EDQUOT")) })],
  [
    "a disk that fails to sync",
    "chain_write_failed",
    () => ({ sync: () => Promise.reject(systemError("EIO")) }),
  ],
];

test.each(FAULTS)(
  "%s: the send is refused, nothing is served any more, and a restart has all that was acknowledged",
  async (_, code, fail) => {
    const dataDir = temporaryFolder();
    const disk = createFailingDisk(fail);
    const chain = await openTestChain({ dataDir }, { openFile: disk.openFile });
    const kept = await sender.deploy();
    await chain.request("eth_sendRawTransaction", [kept.raw]);
    const sound = statSync(join(dataDir, "blocks.journal")).size;

    disk.breakNow();
    const lost = await sender.record(1, 1, 1);
    const answer = await post(chain, {
      jsonrpc: "2.0",
      id: 7,
      method: "eth_sendRawTransaction",
      params: [lost.raw],
    });
    expect(answer).toMatchObject({ id: 7, error: { code: -32002, data: { code } } });
    expect(JSON.stringify(answer)).toMatch(/start the chain again/);

    for (const [method, params] of [
      ["eth_blockNumber", []],
      ["eth_getTransactionReceipt", [lost.hash]],
      ["eth_sendRawTransaction", [lost.raw]],
      ["eth_getBlockReceipts", ["latest"]],
    ] as const) {
      await expect(chain.request(method, params)).rejects.toMatchObject({ data: { code } });
    }
    await expect(chain.snapshot()).rejects.toMatchObject({ code });
    expect(await (await fetch(chain.url)).json()).toMatchObject({ state: "stopped", code });
    await chain.close();

    const again = await openTestChain({ dataDir });
    expect(again.restored).toMatchObject({ blocks: 1, transactions: 1 });
    expect(statSync(join(dataDir, "blocks.journal")).size).toBe(sound);
    expect(await again.request("eth_getTransactionReceipt", [kept.hash])).toMatchObject({ status: "0x1" });
    expect(await again.request("eth_getTransactionReceipt", [lost.hash])).toBeNull();
    await again.request("eth_sendRawTransaction", [lost.raw]);
  },
);

test("everybody who waits gets an answer", async () => {
  const disk = createFailingDisk(() => ({ sync: () => Promise.reject(systemError("ENOSPC")) }));
  const chain = await openTestChain({ nonceGapMilliseconds: 30_000 }, { openFile: disk.openFile });
  disk.breakNow();
  const batch = [await sender.deploy(), await sender.record(1, 1, 1), await sender.record(7, 1, 1)];
  const results = await Promise.allSettled(
    batch.map(({ raw }) => chain.request("eth_sendRawTransaction", [raw])),
  );
  for (const result of results) {
    expect(result).toMatchObject({ status: "rejected", reason: { data: { code: "chain_disk_full" } } });
  }
});

test("a new chain on a full disk does not start, and leaves the folder free", async () => {
  const dataDir = temporaryFolder();
  const disk = createFailingDisk(() => ({
    write() {
      throw systemError("ENOSPC");
    },
  }));
  disk.breakNow();
  await expect(openTestChain({ dataDir }, { openFile: disk.openFile })).rejects.toMatchObject({
    code: "chain_disk_full",
  });
  await openTestChain({ dataDir });
});
