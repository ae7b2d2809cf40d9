import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createClient } from "@green-ledger/sdk";
import type { Report } from "../../scripts/bench/report.ts";

/** Requests that are on their way at once. */
const AT_ONCE = 100;

const MAIN = fileURLToPath(new URL("../../packages/node/src/main.ts", import.meta.url));

/**
 * How long a start takes until the gateway answers, and until the portfolio is loaded; first, again, and after many
 * transactions.
 * @param args how many transactions; 2000 if not given
 */
export async function run(report: Report, args: readonly string[]): Promise<void> {
  const transactions = Number(args[0] ?? 2000);
  const folder = mkdtempSync(join(tmpdir(), "green-ledger-start-"));
  try {
    const bare = await measureStart(join(folder, "bare"), ["--no-portfolio"]);
    const first = await measureStart(join(folder, "data"), []);
    const again = await measureStart(join(folder, "data"), []);
    const busy = join(folder, "bare");
    await measureStart(busy, ["--no-portfolio", "--requests-per-minute", "10000000"], (url) =>
      recordReceipts(url, busy, transactions),
    );
    const late = await measureStart(busy, ["--no-portfolio"]);
    const add = (metric: string, value: number, unit: string, baseline?: number) =>
      report({ bench: "start", metric, value, unit, ...(baseline === undefined ? {} : { baseline }) });
    add("no portfolio, until the first answer", bare.answered, "ms");
    add("first start, until the first answer", first.answered, "ms", bare.answered);
    add("first start, until the portfolio is loaded", first.served, "ms", bare.served);
    add("second start, until the first answer", again.answered, "ms", first.answered);
    add("second start, until it serves", again.served, "ms", first.served);
    add("second start, peak memory", again.peakMib, "MiB", first.peakMib);
    add(`after ${transactions} transactions, until the first answer`, late.answered, "ms", bare.answered);
    add(`after ${transactions} transactions, until it serves`, late.served, "ms", bare.served);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Start {
  /** Milliseconds from the start of the process. */
  answered: number;
  served: number;
  peakMib: number;
}

/** @param work what is done before the node is stopped */
async function measureStart(
  dataDir: string,
  args: readonly string[],
  work: (url: string) => Promise<void> = async () => {},
): Promise<Start> {
  const begun = performance.now();
  const node = spawn(process.execPath, [MAIN, "--data-dir", dataDir, "--port", "0", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  node.stdout.on("data", (chunk) => {
    output += chunk;
  });
  const ended = new Promise<void>((resolve) => node.on("exit", () => resolve()));
  try {
    const url = await until(() => urlIn(dataDir));
    await until(async () => (await fetch(`${url}/livez`)).ok || undefined);
    const answered = performance.now() - begun;
    await until(() => output.includes("Ctrl-C") || undefined);
    const served = performance.now() - begun;
    await work(url);
    return { answered, served, peakMib: peakMib(node.pid ?? 0) };
  } finally {
    node.kill("SIGTERM");
    await ended;
  }
}

/** Records receipts one by one, so that each is a transaction of its own. */
async function recordReceipts(url: string, dataDir: string, count: number): Promise<void> {
  const { bank: token } = JSON.parse(readFileSync(join(dataDir, "tokens.json"), "utf8"));
  const bank = createClient({ baseUrl: url, credentials: { token } });
  const { data } = await bank.read("getSelf", { query: {} });
  const account = {
    reference: "BENCH",
    name: "Bench",
    kind: "operating" as const,
    currency: "EUR",
    owner: data.party,
  };
  const opened = await bank.write("openAccounts", { body: { accounts: [account] } }, { wait: 30 });
  const operations: string[] = [];
  for (let n = 0; n < count; n += AT_ONCE) {
    const part = Array.from({ length: Math.min(AT_ONCE, count - n) }, (_, i) =>
      bank.write("recordReceipt", {
        body: {
          reference: `BENCH-${n + i}`,
          account: opened.ids[0] ?? "",
          amount: { currency: "EUR", minor: "100" },
          tranche: null,
          origin: "income",
          payer: null,
          value_date: null,
        },
      }),
    );
    for (const { operation } of await Promise.all(part))
      if (operation !== null) operations.push(operation.id);
  }
  const last = operations.at(-1);
  if (last !== undefined) await bank.settled(last);
}

function urlIn(dataDir: string): string | undefined {
  const path = join(dataDir, "node.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")).url ?? undefined) : undefined;
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(5);
  }
}

/** The most memory that a process has held; 0 where the system does not say. */
function peakMib(pid: number): number {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return 0;
  const [, kib = "0"] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(path, "utf8")) ?? [];
  return Number(kib) / 1024;
}
