import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createHttpRpc } from "./http-rpc.ts";

const CALLS = [
  { method: "eth_chainId", params: [] },
  { method: "eth_getBlockByNumber", params: ["latest", false] },
];
const signal = new AbortController().signal;
let server: Server;

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Asked {
  id: number;
  method: string;
}

/** Answers a batch with what `reply` makes of it. */
function answering(reply: (asked: Asked[]) => unknown, status = 200): RequestListener {
  return (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = reply(JSON.parse(Buffer.concat(chunks).toString("utf8")) as Asked[]);
      outgoing.writeHead(status, { "content-type": "application/json" });
      outgoing.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  };
}

describe("createHttpRpc", () => {
  test("default: one request for all calls; replies in the order of the calls, whatever order they come in", async () => {
    let requests = 0;
    const url = await serve(
      answering((asked) => {
        requests++;
        return asked.map(({ id, method }) => ({ jsonrpc: "2.0", id, result: method })).toReversed();
      }),
    );
    expect(await createHttpRpc({ url }).send(CALLS, signal)).toEqual([
      { ok: true, result: "eth_chainId" },
      { ok: true, result: "eth_getBlockByNumber" },
    ]);
    expect(requests).toBe(1);
  });

  test("behaviour: a refusal of one call is that call's", async () => {
    const url = await serve(
      answering((asked) =>
        asked.map(({ id }, i) =>
          i === 0
            ? { jsonrpc: "2.0", id, error: { code: -32005, message: "limit exceeded" } }
            : { jsonrpc: "2.0", id, result: null },
        ),
      ),
    );
    expect(await createHttpRpc({ url }).send(CALLS, signal)).toEqual([
      { ok: false, code: -32005, message: "limit exceeded" },
      { ok: true, result: null },
    ]);
  });

  test("behaviour: a large reply", async () => {
    const result = "ab".repeat(6_000_000);
    const url = await serve(answering((asked) => asked.map(({ id }) => ({ jsonrpc: "2.0", id, result }))));
    expect(await createHttpRpc({ url }).send(CALLS.slice(1), signal)).toEqual([{ ok: true, result }]);
  });

  test.each([
    ["429", answering(() => ({ message: "slow down" }), 429)],
    ["429 with a JSON-RPC error", answering(() => ({ error: { code: -32005, message: "slow" } }), 429)],
    ["502 with a page", answering(() => "<html>Bad Gateway</html>", 502)],
    ["half of a JSON", answering(() => '[{"jsonrpc":"2.0","id":1,"resu')],
    ["an answer to half of the calls", answering((asked) => [{ id: asked[0]?.id, result: 1 }])],
    ["a reply above the limit", answering(() => `"${"x".repeat(2_000_000)}"`)],
    ["a connection that breaks", (incoming) => incoming.socket.destroy()],
    ["silence", () => {}],
  ] satisfies [string, RequestListener][])("error: %s", async (_, listener) => {
    const rpc = createHttpRpc({ url: await serve(listener), timeoutMs: 100, maxReplyBytes: 1_000_000 });
    await expect(rpc.send(CALLS, signal)).rejects.toMatchObject({
      code: "node_unreachable",
      message: expect.stringMatching(/^The chain's node does not answer .* It is asked again\.$/),
    });
  });

  test("error: nobody listens", async () => {
    const url = await serve(() => {});
    await new Promise((resolve) => server.close(resolve));
    await expect(createHttpRpc({ url }).send(CALLS, signal)).rejects.toMatchObject({
      code: "node_unreachable",
    });
    await serve(() => {});
  });

  test("error: a signal ends the wait", async () => {
    const stop = new AbortController();
    const rpc = createHttpRpc({ url: await serve(() => stop.abort(new Error("stopped"))) });
    await expect(rpc.send(CALLS, stop.signal)).rejects.toThrow("stopped");
  });
});
