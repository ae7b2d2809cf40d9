import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOutbox } from "@green-ledger/store/outbox";
import { openProjection, type Projection } from "@green-ledger/store/projection";
import { createForest, type Forest } from "@green-ledger/trace";
import { Registry } from "prom-client";
import type { Report } from "../../../scripts/bench/report.ts";
import { syntheticHistory } from "../../trace/bench/synthetic/history.ts";
import { wireId } from "../src/ids/wire-ids.ts";
import {
  createApiKey,
  createApp,
  createAuthenticator,
  createDevelopmentIssuer,
  createDevelopmentKey,
  DEFAULT_LIMITS,
} from "../src/index.ts";
import { NETWORK_KEY } from "../test/cast.ts";
import { SILENT } from "../test/test-node.ts";
import { createRows, HEAD, trancheId } from "./synthetic/rows.ts";

const BENCH = "trace-page";
const LOTS = 1_000_000;
/** Lots of the tranches that are asked about, and how often. */
const ASKED = [
  { lots: 100, times: 200 },
  { lots: 10_000, times: 60 },
  { lots: 300_000, times: 20 },
] as const;
const OTHER_TRANCHE = 10_000;
const SEED = 20260101;
/** As many rows of each group, and paths on a page, as the gateway gives. */
const GROUPS = 200;
const PAGE = 50;
const NOW = 1_800_000_000;

/**
 * The first answer about tranches of three sizes within a forest of a million lots, over HTTP and to the last byte,
 * against the forest alone in the same process.
 * @param args lots of the whole forest @default 1_000_000
 */
export async function run(report: Report, args: readonly string[]): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "bench-trace-page-"));
  const projection = await openProjection({ directory: join(directory, "projection"), log: SILENT });
  const outbox = await openOutbox({ directory: join(directory, "outbox"), log: SILENT });
  try {
    const start = performance.now();
    const forest = await build(projection, Number(args[0] ?? LOTS));
    const { lots, movements } = forest.size();
    report({ bench: BENCH, metric: "lots", value: lots, unit: "lots" });
    const seconds = (performance.now() - start) / 1000;
    report({
      bench: BENCH,
      metric: "store and forest built",
      value: movements / seconds,
      unit: "movements/s",
    });
    const gateway = await serve(projection, outbox, forest);
    try {
      for (const [i, asked] of ASKED.entries()) await compare(forest, gateway, i + 1, asked, report);
    } finally {
      await gateway.close();
    }
  } finally {
    await outbox.close();
    await projection.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** One store for all questions: every entry, and what it names. */
async function build(projection: Projection, lots: number): Promise<Forest> {
  const forest = createForest();
  const rows = createRows();
  const asked = ASKED.map((each) => each.lots);
  const rest = Math.max(0, lots - asked.reduce((sum, each) => sum + each, 0));
  const others = Array<number>(Math.round(rest / OTHER_TRANCHE)).fill(OTHER_TRANCHE);
  await projection.writer.finalize(2 ** 31);
  for (const { block, movements, mutations } of rows.blocks(
    syntheticHistory({ seed: SEED, tranches: [...asked, ...others] }),
  )) {
    forest.append({ block: block.number, movements, lots: [] });
    await projection.writer.commit(block, mutations);
  }
  return forest;
}

interface Served {
  get(path: string): Promise<number>;
  close(): Promise<void>;
}

/** The gateway as the node assembles it, without a chain: nothing is written. */
async function serve(
  projection: Projection,
  outbox: Awaited<ReturnType<typeof openOutbox>>,
  forest: Forest,
): Promise<Served> {
  const supervisor = { subject: "regulator", party: HEAD, roles: ["regulator"], signers: [] } as const;
  const { key, record } = createApiKey(
    { id: "benchkey", subject: "regulator", expires: NOW + 1_000 },
    randomBytes,
  );
  const clock = () => NOW;
  const issuer = await createDevelopmentIssuer({ key: await createDevelopmentKey(), clock });
  const nothingIsSent = () => Promise.reject(new Error("The benchmark only reads."));
  const app = await createApp({
    projection: projection.reader,
    outbox,
    sender: { submit: nothingIsSent, simulate: nothingIsSent },
    trace: forest,
    authenticate: createAuthenticator({
      ...issuer,
      apiKeys: { find: () => record },
      directory: { find: () => supervisor },
      clock,
    }),
    network: { chainId: 88001, genesis: `0x${"0".repeat(64)}`, contracts: {}, networkKey: NETWORK_KEY },
    evidenceKeys: { find: async () => undefined, keep: async () => {} },
    clock,
    randomBytes,
    newRequestId: randomUUID,
    log: SILENT,
    metrics: new Registry(),
    chainRequest: nothingIsSent,
    chainHead: () => projection.reader.checkpoint()?.block,
    readiness: () => ({ ready: true, reasons: [] }),
    limits: { ...DEFAULT_LIMITS, requestsPerPrincipal: 1e6, requestsPerAddress: 1e6 },
  });
  const server = createServer(app.listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    get: (path) => lastByteOf({ port, path, headers: { "x-api-key": key } }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      app.close();
    },
  };
}

/** @returns milliseconds from the request to the last byte of its answer */
function lastByteOf(options: {
  port: number;
  path: string;
  headers: Record<string, string>;
}): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", ...options }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${options.path}: status ${response.statusCode}`));
      response.resume().once("end", () => resolve(performance.now() - start));
    })
      .once("error", reject)
      .end();
  });
}

async function compare(
  forest: Forest,
  gateway: Served,
  colour: number,
  { lots, times }: (typeof ASKED)[number],
  report: Report,
): Promise<void> {
  const start = { kind: "colours", colours: [colour] } as const;
  const tranche = wireId("tranche", trancheId(colour));
  for (const [name, path, ask] of [
    [
      "where it went, totals",
      `/v1/trace/downstream?tranche=${tranche}`,
      () => forest.downstream(start, { limit: GROUPS }),
    ],
    [
      "first page of paths",
      `/v1/trace/paths?tranche=${tranche}&limit=${PAGE}`,
      () => forest.paths(start, { limit: PAGE }),
    ],
  ] as const) {
    const served: number[] = [];
    const alone: number[] = [];
    for (let i = 0; i < times; i++) {
      served.push(await gateway.get(path));
      const began = performance.now();
      ask();
      alone.push(performance.now() - began);
    }
    const metric = `${name}, of ${lots.toLocaleString("en-US")} lots, to the last byte, p50`;
    report({ bench: BENCH, metric, value: median(served), unit: "ms", baseline: median(alone) });
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
