import { request as httpRequest } from "node:http";
import { describe, expect, test } from "vitest";
import { createSender } from "../../test/sender.ts";
import { openTestChain, post, temporaryFolder } from "../../test/temporary-chain.ts";
import type { Devchain } from "../index.ts";

describe("a body", () => {
  test.each([
    ["that is not JSON", "{", { id: null, error: { code: -32700 } }],
    ["that is empty", "", { id: null, error: { code: -32700 } }],
    ["that is a number", "5", { id: null, error: { code: -32600 } }],
    ["that is null", "null", { id: null, error: { code: -32600 } }],
    ["that is an empty batch", "[]", { id: null, error: { code: -32600 } }],
    ["without a method", '{"id":3}', { id: 3, error: { code: -32600 } }],
    ["with a method that is no text", '{"id":3,"method":5}', { id: 3, error: { code: -32600 } }],
    ["with named params", '{"id":3,"method":"eth_chainId","params":{}}', { id: 3, error: { code: -32600 } }],
    ["with an object as id", '{"id":{},"method":"eth_chainId"}', { id: null, error: { code: -32600 } }],
    [
      "with bad params",
      '{"id":"a","method":"eth_getBalance","params":["0x1"]}',
      { id: "a", error: { code: -32602 } },
    ],
    ["without params", '{"id":0,"method":"eth_chainId"}', { id: 0, result: "0x157c1" }],
    ["with text as id", '{"id":"\\"é","method":"eth_chainId","params":[]}', { id: '"é', result: "0x157c1" }],
  ])("%s", async (_, body, expected) => {
    const chain = await openTestChain();
    expect(await post(chain, body)).toMatchObject({ jsonrpc: "2.0", ...expected });
  });

  test("that is a batch gets one answer for each request, in order, and none for notifications", async () => {
    const chain = await openTestChain();
    const answers = await post(chain, [
      { id: 1, method: "eth_chainId" },
      5,
      { method: "eth_chainId" },
      { id: 2, method: "eth_nothing" },
      { id: 3, method: "eth_blockNumber" },
    ]);
    expect(answers).toMatchObject([
      { id: 1, result: "0x157c1" },
      { id: null, error: { code: -32600 } },
      { id: 2, error: { code: -32601 } },
      { id: 3, result: "0x0" },
    ]);
    expect(await post(chain, [{ method: "eth_chainId" }])).toBeUndefined();
    expect(await post(chain, { method: "eth_chainId" })).toBeUndefined();
  });

  test("that is too large is refused as a JSON-RPC error, and one at the limit is read", async () => {
    const chain = await openTestChain({ requestBytesLimit: 2000 });
    const body = (length: number) =>
      JSON.stringify({ id: 1, method: "web3_sha3", params: ["0x00"] }).padEnd(length);
    expect(await post(chain, body(2000))).toMatchObject({ result: expect.stringMatching(/^0x/) });
    const refused = await fetch(chain.url, { method: "POST", body: body(2001) });
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ id: null, error: { code: -32600 } });
  });
});

test.each([
  "evm_mine",
  "evm_revert",
  "evm_setAutomine",
  "hardhat_setBalance",
  "hardhat_setNonce",
  "anvil_reorg",
  "eth_sendTransaction",
  "eth_sign",
  "eth_subscribe",
  "personal_sign",
  "constructor",
  "__proto__",
])("the method %s is refused", async (method) => {
  const chain = await openTestChain();
  expect(await post(chain, { id: 1, method, params: [] })).toMatchObject({ id: 1, error: { code: -32601 } });
});

test("any content type is taken, and GET tells the chain's state", async () => {
  const chain = await openTestChain();
  const body = JSON.stringify({ id: 1, method: "eth_chainId" });
  for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded"]) {
    const response = await fetch(chain.url, { method: "POST", body, headers: { "content-type": type } });
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toMatchObject({ result: "0x157c1" });
  }
  const status = await (await fetch(chain.url)).json();
  expect(status).toMatchObject({
    chainId: 88_001,
    genesisHash: chain.genesisHash,
    block: 0,
    state: "serving",
  });
  expect((await fetch(chain.url, { method: "PUT" })).status).toBe(405);
});

test("names that are not this machine's, and foreign web pages, are refused", async () => {
  const chain = await openTestChain();
  expect(await statusFor(chain, { host: "evil.example" })).toBe(403);
  expect(await statusFor(chain, { host: "localhost:80", origin: "https://evil.example" })).toBe(403);
  expect(await statusFor(chain, { host: "localhost:80" })).toBe(200);
  expect(await statusFor(chain, { host: "[::1]:80", origin: "http://localhost:5173" })).toBe(200);
});

test("the loopback of IPv6 can be listened on", async () => {
  const chain = await openTestChain({ host: "::1" });
  expect(chain.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  expect(await post(chain, { id: 1, method: "eth_chainId" })).toMatchObject({ result: "0x157c1" });
});

test("a taken port is told, and leaves the folder free", async () => {
  const chain = await openTestChain();
  const port = Number(new URL(chain.url).port);
  const dataDir = temporaryFolder();
  await expect(openTestChain({ dataDir, port })).rejects.toMatchObject({
    code: "chain_listen_failed",
    message: expect.stringContaining(`port ${port} of 127.0.0.1`),
  });
  await openTestChain({ dataDir });
});

test("a client that leaves early disturbs nobody", async () => {
  const chain = await openTestChain();
  const { hostname, port } = new URL(chain.url);
  const leaving = httpRequest({ hostname, port, method: "POST", headers: { "content-length": 1000 } });
  const left = new Promise((resolve) => leaving.once("close", resolve));
  leaving.once("error", () => {});
  leaving.write("{", () => leaving.destroy());
  await left;
  const { raw, hash } = await createSender(1).deploy();
  expect(await post(chain, { id: 1, method: "eth_sendRawTransaction", params: [raw] })).toMatchObject({
    result: hash,
  });
});

test("a client that leaves while it waits does not keep the chain from closing", async () => {
  const chain = await openTestChain({ nonceGapMilliseconds: 30_000 });
  const { raw, hash } = await createSender(1).record(1, 1, 1);
  const { hostname, port } = new URL(chain.url);
  const leaving = httpRequest({ hostname, port, method: "POST" });
  const left = new Promise((resolve) => leaving.once("close", resolve));
  leaving.once("error", () => {});
  leaving.end(JSON.stringify({ id: 1, method: "eth_sendRawTransaction", params: [raw] }));
  while ((await chain.request("eth_getTransactionByHash", [hash])) === null);
  leaving.destroy();
  await left;
  // One more request, so that the server has seen the other one end.
  await post(chain, { id: 2, method: "eth_chainId" });
  await chain.close();
});

/** `fetch` does not let a caller set these headers. */
function statusFor(chain: Devchain, headers: Record<string, string>): Promise<number | undefined> {
  const { hostname, port } = new URL(chain.url);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once("error", reject);
    request.end(JSON.stringify({ id: 1, method: "eth_chainId" }));
  });
}
