import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CertifiedLedger, startCertifiedLedger } from "../../../verify/test/certified-ledger.ts";
import { addressesOf, sealedChain } from "../../../verify/test/sealed-chain.ts";
import type { Rpc, RpcReply } from "./rpc.ts";
import { createVerifiedRpc } from "./verified-rpc.ts";

const FOUR = [1, 2, 3, 4];
const { signal } = new AbortController();
let ledger: CertifiedLedger;
let head: number;
beforeAll(async () => {
  ledger = await startCertifiedLedger();
  head = Number(await ledger.system.chain.request("eth_blockNumber"));
});
afterAll(() => ledger.close());

type Request = (method: string, params: readonly unknown[]) => Promise<unknown>;
type Lie = (method: string, result: never) => unknown;

/** A node that changes what it answers. */
function nodeThat(lie: Lie, request: Request = ledger.system.chain.request): Rpc {
  return {
    send: (calls) =>
      Promise.all(
        calls.map(async ({ method, params }): Promise<RpcReply> => {
          const result = await request(method, params);
          return { ok: true, result: lie(method, structuredClone(result) as never) };
        }),
      ),
  };
}
const honest: Lie = (_, result) => result;
const ofReceipts =
  (change: (receipts: { logs: { data: string; topics: string[] }[]; status: string }[]) => unknown): Lie =>
  (method, result) =>
    method === "eth_getBlockReceipts" ? change(result) : result;

/** All blocks and all of their receipts, as the indexer asks for them. */
async function readAll(rpc: Rpc): Promise<number> {
  const numbers = Array.from({ length: head + 1 }, (_, n) => n);
  const blocks = await rpc.send(
    numbers.map((n) => ({ method: "eth_getBlockByNumber", params: [`0x${n.toString(16)}`, false] })),
    signal,
  );
  const hashes = blocks.map((reply) => (reply.ok ? (reply.result as { hash: string }).hash : ""));
  const receipts = await rpc.send(
    hashes.map((hash) => ({ method: "eth_getBlockReceipts", params: [hash] })),
    signal,
  );
  return receipts.length;
}

describe("a node that is not believed", () => {
  test("is heard if it tells the truth", async () => {
    expect(await readAll(createVerifiedRpc(nodeThat(honest), undefined))).toBe(head + 1);
    const none = await createVerifiedRpc(nodeThat(honest), undefined).send(
      [{ method: "eth_getBlockByNumber", params: ["0xffff", false] }],
      signal,
    );
    expect(none).toEqual([{ ok: true, result: null }]);
  });

  test("is heard about receipts of a block that it was not asked for", async () => {
    const rpc = createVerifiedRpc(nodeThat(honest), undefined);
    const block = (await ledger.system.chain.request("eth_getBlockByNumber", ["latest", false])) as {
      hash: string;
    };
    expect(await rpc.send([{ method: "eth_getBlockReceipts", params: [block.hash] }], signal)).toHaveLength(
      1,
    );
  });

  test.each<[string, Lie]>([
    [
      "another time",
      (method, block: { timestamp: string }) =>
        method === "eth_getBlockByNumber" ? { ...block, timestamp: "0x1" } : block,
    ],
    [
      "no bloom",
      (method, block: { logsBloom: string }) =>
        method === "eth_getBlockByNumber" ? { ...block, logsBloom: `0x${"00".repeat(256)}` } : block,
    ],
    ["no log", ofReceipts((receipts) => receipts.map((each) => ({ ...each, logs: [] })))],
    ["no receipt", ofReceipts(() => [])],
    ["a failed transaction", ofReceipts((receipts) => receipts.map((each) => ({ ...each, status: "0x0" })))],
    [
      "logs twice",
      ofReceipts((receipts) => receipts.map((each) => ({ ...each, logs: [...each.logs, ...each.logs] }))),
    ],
    ["no receipts at all", ofReceipts(() => null)],
    [
      "other data",
      ofReceipts((receipts) =>
        receipts.map((each) => ({
          ...each,
          logs: each.logs.map((log) => ({ ...log, data: `${log.data}00` })),
        })),
      ),
    ],
  ])("is refused with %s", async (_, lie) => {
    await expect(readAll(createVerifiedRpc(nodeThat(lie), undefined))).rejects.toMatchObject({
      code: "node_reply_invalid",
    });
  });

  test("is of no use if it cannot give receipts", async () => {
    const rpc: Rpc = {
      send: async (calls) => calls.map(() => ({ ok: false, code: -32601, message: "method not found" })),
    };
    const calls = [{ method: "eth_getBlockReceipts", params: ["0x00"] }];
    await expect(createVerifiedRpc(rpc, undefined).send(calls, signal)).rejects.toMatchObject({
      code: "node_unreachable",
    });
  });
});

describe("a node of a QBFT network", () => {
  const rolling = (block: number) => {
    const validators = FOUR.map((n) => n + Math.floor(block / 20));
    return { validators, sealers: validators.slice(0, 3) };
  };
  const sealed = (sealingOf: typeof rolling) =>
    nodeThat(honest, sealedChain(ledger.system.chain.request, sealingOf));

  test("is heard while validators hand over", async () => {
    expect(await readAll(createVerifiedRpc(sealed(rolling), addressesOf(FOUR)))).toBe(head + 1);
  });

  test.each<[string, typeof rolling]>([
    ["too few seals", () => ({ validators: FOUR, sealers: [1, 2] })],
    ["validators that nobody handed over to", () => ({ validators: [5, 6, 7, 8], sealers: [5, 6, 7, 8] })],
  ])("is refused with %s", async (_, sealingOf) => {
    await expect(readAll(createVerifiedRpc(sealed(sealingOf), addressesOf(FOUR)))).rejects.toMatchObject({
      code: "node_reply_invalid",
    });
  });

  test("without seals is refused", async () => {
    await expect(readAll(createVerifiedRpc(nodeThat(honest), addressesOf(FOUR)))).rejects.toMatchObject({
      code: "node_reply_invalid",
    });
  });
});
