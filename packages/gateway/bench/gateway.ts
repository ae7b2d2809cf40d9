import { Agent, createServer, type RequestListener, request } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { Report } from "../../../scripts/bench/report.ts";
import { foundNetwork, type Network } from "../test/found-network.ts";
import { startNode, type TestNode } from "../test/test-node.ts";

const BENCH = "gateway";
const CONNECTIONS = 64;
const ROUNDS = 3;
const IN_A_REQUEST = 1_000;

/** @param args seconds for each figure */
export async function run(report: Report, args: readonly string[]): Promise<void> {
  const seconds = Number(args[0] ?? 2);
  const node = await startNode();
  try {
    const network = await foundNetwork(node);
    await reads(node, network, seconds, report);
    await bulk(node, network, report);
  } finally {
    await node.close();
  }
}

/** Reads against bare Express that sends bytes of the same length, interleaved. */
async function reads(node: TestNode, network: Network, seconds: number, report: Report): Promise<void> {
  const headers = { authorization: `Bearer ${await node.tokenOf("bankA")}` };
  for (const [metric, path] of [
    ["who am I: token, policy, one row", "/v1/me"],
    ["one account: snapshot, rows, profile", `/v1/accounts/${network.account}`],
    ["a page of parties", "/v1/parties?limit=50"],
  ] as const) {
    const answer = await fetch(node.url + path, { headers });
    const bare = await startBare((await answer.arrayBuffer()).byteLength);
    const rates: number[] = [];
    const baselines: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rates.push(await rateOf(node.url + path, headers, seconds));
      baselines.push(await rateOf(bare.url, {}, seconds));
    }
    await bare.close();
    report({ bench: BENCH, metric, value: median(rates), unit: "requests/s", baseline: median(baselines) });
  }
}

/** From a parsed request to an accepted operation: how fast lists of payments are taken. */
async function bulk(node: TestNode, network: Network, report: Report): Promise<void> {
  const token = await node.tokenOf("bankA");
  const send = async (path: string, n: number) => {
    const response = await fetch(node.url + path, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": `bench-${path}-${n}`,
      },
      body: JSON.stringify({ account: network.account, payments: paymentsOf(n, network) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text.slice(0, 500));
  };
  await send("/v1/payments/bulk", 0);
  const repeats = 10;
  const start = performance.now();
  const before = performance.eventLoopUtilization();
  for (let n = 1; n <= repeats; n++) await send("/v1/payments/bulk", n);
  const took = (performance.now() - start) / 1e3;
  report({
    bench: BENCH,
    metric: "payments accepted, one request at a time, while the chain executes them",
    value: (repeats * IN_A_REQUEST) / took,
    unit: "payments/s",
  });
  report({
    bench: BENCH,
    metric: "share of the main thread that was busy",
    value: performance.eventLoopUtilization(before).utilization,
    unit: "",
  });
  await settle(node, token);
  const again = performance.now();
  for (let n = 1; n <= repeats; n++) {
    await send("/v1/payments/bulk", n + 1_000_000);
    await settle(node, token);
  }
  report({
    bench: BENCH,
    metric: "payments recorded, each request waited for",
    value: (repeats * IN_A_REQUEST) / ((performance.now() - again) / 1e3),
    unit: "payments/s",
  });
}

async function settle(node: TestNode, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const newest = await fetch(`${node.url}/v1/operations?limit=1`, { headers });
  const { data } = (await newest.json()) as { data: { id: string }[] };
  const id = data[0]?.id ?? "";
  await fetch(`${node.url}/v1/operations/${id}`, { headers: { ...headers, prefer: "wait=20" } });
}

function paymentsOf(n: number, { project }: Network) {
  return Array.from({ length: IN_A_REQUEST }, (_, i) => ({
    reference: `bench-${n}-${i}`,
    amount: { currency: "CNY", minor: "1" },
    value_date: "2027-01-10",
    use: "allocate",
    payee: { reference: `payee-${i % 200}`, name: `Payee ${i % 200}` },
    project,
    documents: [{ name: `invoice ${n}-${i}.pdf`, sha256: "ab".repeat(32) }],
    attributes: { department: "Housing", purpose: "Repairs and maintenance" },
  }));
}

async function startBare(length: number): Promise<{ url: string; close(): Promise<void> }> {
  const bytes = Buffer.alloc(length, 0x20);
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.get("/", (_, res) => {
    res.setHeader("Content-Type", "application/json");
    res.end(bytes);
  });
  return listen(app);
}

async function listen(listener: RequestListener): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Requests a second over many connections that are kept open. */
async function rateOf(url: string, headers: Record<string, string>, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const end = performance.now() + seconds * 1e3;
  let count = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      request(url, { agent, headers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
        response.resume().once("end", resolve);
      })
        .once("error", reject)
        .end();
    });
  const worker = async () => {
    while (performance.now() < end) {
      await one();
      count++;
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  agent.destroy();
  return count / ((performance.now() - start) / 1e3);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
