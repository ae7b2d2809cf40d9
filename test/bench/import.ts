import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDevchain, type Hex } from "@green-ledger/devchain";
import type { Report } from "../../scripts/bench/report.ts";
import { startChild } from "./child.ts";
import { cpuSeconds } from "./cpu-shares.ts";

const root = join(import.meta.dirname, "../..");
const cli = join(root, "packages/cli/src/main.ts");

/**
 * Real payments from files over HTTP into chain and index, end to end, until every one is final. The baseline is the
 * embedded chain alone, executing the same transactions in the same blocks, in the same run.
 */
export async function run(report: Report): Promise<void> {
  const files = join(
    process.env.GREEN_LEDGER_DATA ?? join(root, "../shared/data"),
    "oxford-council-payments",
  );
  if (!existsSync(files)) throw new Error(`${files} is not there; set GREEN_LEDGER_DATA`);
  const work = mkdtempSync(join(tmpdir(), "green-ledger-import-"));
  const measure = (metric: string, value: number, unit: string, baseline?: number) =>
    report({ bench: "import", metric, value, unit, ...(baseline === undefined ? {} : { baseline }) });
  try {
    const data = join(work, "data");
    const port = await freePort();
    const profiles = join(work, "profiles");
    const node = startChild([
      "--cpu-prof",
      `--cpu-prof-dir=${profiles}`,
      join(root, "packages/node/src/main.ts"),
      "--no-portfolio",
      ...["--data-dir", data, "--port", String(port)],
    ]);
    const [, chainUrl = ""] = await node.says(/chain +(http\S+)/);
    const to = ["--url", `http://127.0.0.1:${port}`, "--data-dir", data, "--quiet", "--json"];
    const open = [
      "account",
      "open",
      "--reference",
      "bench",
      "--owner",
      "OXFORD",
      "--kind",
      "operating",
      "--currency",
      "GBP",
    ];
    await startChild([cli, ...to, ...open]).output();

    const mapping = join(root, "examples/mappings/oxford.yaml");
    const rejects = join(work, "rejects.csv");
    const importing = startChild([
      cli,
      ...to,
      "import",
      "payments",
      files,
      "--mapping",
      mapping,
      "--as",
      "bench",
      "--rejects",
      rejects,
    ]);
    let cliPeak = 0;
    const watch = setInterval(() => {
      cliPeak = Math.max(cliPeak, importing.peakMiB() ?? 0);
    }, 200);
    const started = performance.now();
    const summary = JSON.parse(await importing.output()) as { recorded: number };
    const seconds = (performance.now() - started) / 1000;
    clearInterval(watch);
    const nodePeak = node.peakMiB();
    const validator = await producerOf(chainUrl);
    await node.stop();

    const alone = await executedAlone(join(data, "chain"), validator);
    measure("recorded", summary.recorded, "payments");
    measure("wall", seconds, "s");
    measure("rate", summary.recorded / seconds, "payments/s", summary.recorded / alone.seconds);
    measure("chain alone", alone.seconds, "s");
    measure("transactions", alone.transactions, "transactions");
    if (nodePeak !== undefined) measure("node peak memory", nodePeak, "MiB");
    if (cliPeak > 0) measure("cli peak memory", cliPeak, "MiB");
    const stages = cpuSeconds(profiles);
    const total = [...stages.values()].reduce((sum, value) => sum + value, 0);
    for (const [stage, value] of [...stages].sort(([, a], [, b]) => b - a)) {
      measure(`main thread: ${stage}`, (100 * value) / total, "%");
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Opening the chain again executes every transaction of its journal, in the same blocks, and nothing else. */
async function executedAlone(
  dataDir: string,
  validator: Hex,
): Promise<{ seconds: number; transactions: number }> {
  const chain = await createDevchain({
    dataDir,
    chainId: 88001,
    validators: [validator],
    clock: () => BigInt(Math.floor(Date.now() / 1000)),
  });
  const { milliseconds, transactions } = chain.restored;
  await chain.close();
  return { seconds: milliseconds / 1000, transactions };
}

/** Who makes the chain's blocks: part of the chain's identity. */
async function producerOf(url: string): Promise<Hex> {
  const body = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "eth_getBlockByNumber",
    params: ["0x1", false],
  });
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  const { result } = (await response.json()) as { result: { miner: Hex } };
  return result.miner;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
    server.on("error", reject);
  });
}
