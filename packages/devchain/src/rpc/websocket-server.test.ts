import { request as httpRequest } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { createSender } from "../../test/sender.ts";
import { createTestClock, openTestChain } from "../../test/temporary-chain.ts";
import type { Devchain } from "../index.ts";

const sender = createSender(1);

type Message = {
  id?: number;
  result?: unknown;
  error?: unknown;
  params?: { subscription: string; result: unknown };
};

test("answers requests and batches as HTTP does", async () => {
  const chain = await openTestChain();
  const client = await connect(chain);
  client.send({ id: 1, method: "eth_chainId" });
  expect(await client.next()).toMatchObject({ id: 1, result: "0x157c1" });
  client.send([{ id: 2, method: "eth_blockNumber" }]);
  expect(await client.next()).toMatchObject([{ id: 2, result: "0x0" }]);
  client.send("{");
  expect(await client.next()).toMatchObject({ id: null, error: { code: -32700 } });
});

test("tells new heads and matching logs, in order, until unsubscribed", async () => {
  const chain = await openTestChain();
  const client = await connect(chain);
  client.send({ id: 1, method: "eth_subscribe", params: ["newHeads"] });
  const topic = `0x${"2".padStart(64, "0")}`;
  client.send({
    id: 2,
    method: "eth_subscribe",
    params: ["logs", { address: sender.recorder, topics: [topic] }],
  });
  const [heads, logs] = [await client.next(), await client.next()].map(({ result }) => result);

  const batch = [await sender.deploy(), await sender.record(1, 1, 5), await sender.record(2, 2, 6)];
  await Promise.all(batch.map(({ raw }) => chain.request("eth_sendRawTransaction", [raw])));
  const block = (await chain.request("eth_getBlockByNumber", ["latest", false])) as { hash: string };
  const head = (await client.next()).params;
  expect(head).toMatchObject({ subscription: heads, result: { number: "0x1", hash: block.hash } });
  expect(head?.result).not.toHaveProperty("transactions");
  expect((await client.next()).params).toMatchObject({
    subscription: logs,
    result: { blockHash: block.hash, topics: [topic], transactionHash: batch[2]?.hash },
  });

  client.send({ id: 3, method: "eth_unsubscribe", params: [heads] });
  expect(await client.next()).toMatchObject({ id: 3, result: true });
  client.send({ id: 4, method: "eth_unsubscribe", params: [heads] });
  expect(await client.next()).toMatchObject({ id: 4, result: false });
  for (const nonce of [3, 4])
    await chain.request("eth_sendRawTransaction", [(await sender.record(nonce, 2, nonce)).raw]);
  for (const nonce of [3, 4]) {
    expect((await client.next()).params).toMatchObject({
      subscription: logs,
      result: { data: `0x${nonce.toString().padStart(64, "0")}` },
    });
  }
});

test("tells the blocks of a fork too", async () => {
  const clock = createTestClock();
  const chain = await openTestChain({ clock: clock.now });
  const client = await connect(chain);
  client.send({ id: 1, method: "eth_subscribe", params: ["newHeads"] });
  await client.next();
  const mark = await chain.snapshot();
  const { raw } = await sender.deploy();
  await chain.request("eth_sendRawTransaction", [raw]);
  const first = (await client.next()).params?.result as { hash: string };
  await chain.revertTo(mark);
  clock.set(clock.now() + 5n);
  await chain.request("eth_sendRawTransaction", [raw]);
  const second = (await client.next()).params?.result as { number: string; hash: string };
  expect(second.number).toBe("0x1");
  expect(second.hash).not.toBe(first.hash);
});

test.each([
  ["an unknown kind", ["syncing"]],
  ["no kind", []],
  ["a filter that is no object", ["logs", 5]],
  ["a bad address", ["logs", { address: "0x12" }]],
])("refuses a subscription with %s", async (_, params) => {
  const client = await connect(await openTestChain());
  client.send({ id: 1, method: "eth_subscribe", params });
  expect(await client.next()).toMatchObject({ id: 1, error: { code: -32602 } });
});

test("refuses foreign web pages", async () => {
  const chain = await openTestChain();
  const { hostname, port } = new URL(chain.url);
  const headers = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-key": "MDEyMzQ1Njc4OWFiY2RlZg==",
    "sec-websocket-version": "13",
    origin: "https://evil.example",
  };
  const status = await new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, headers }, (response) => resolve(response.statusCode));
    request.once("upgrade", () => resolve("upgraded"));
    request.once("error", reject);
    request.end();
  });
  expect(status).toBe(403);
});

test("a connection is closed with the chain", async () => {
  const chain = await openTestChain();
  const client = await connect(chain);
  const closed = client.closed();
  await chain.close();
  expect(await closed).toBe(1001);
});

async function connect({ wsUrl }: Devchain) {
  const socket = new WebSocket(wsUrl);
  onTestFinished(() => socket.close());
  const messages: Message[] = [];
  let onMessage = () => {};
  socket.addEventListener("message", ({ data }) => {
    messages.push(JSON.parse(String(data)) as Message);
    onMessage();
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  return {
    send: (message: unknown) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    async next(): Promise<Message> {
      for (;;) {
        const message = messages.shift();
        if (message !== undefined) return message;
        await new Promise<void>((resolve) => {
          onMessage = resolve;
        });
      }
    },
    closed: () =>
      new Promise((resolve) =>
        socket.addEventListener("close", (event) => resolve((event as CloseEvent).code)),
      ),
  };
}
