import { mkdtempSync, rmSync, statSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEngine, requestText } from "../src/engine.ts";
import { createDevchain, type Devchain } from "../src/index.ts";
import { CHAIN_ID, createSender, type Signed, VALIDATORS } from "../test/sender.ts";

/** One figure; the baseline is the bare EVM in the same run. */
export type Figure = {
  readonly bench: "restart";
  readonly metric: string;
  readonly value: number;
  readonly unit: "tx/s" | "ms" | "bytes/tx";
  readonly baseline?: number;
  readonly ratio?: number;
};

const GENESIS_TIME = 1_800_000_000n;
const BATCH = 50;
const SENT_BY_HTTP = 2000;

/** Runs {@link benchRestart}; the first argument is the number of transactions. */
export async function run(report: (figure: Figure) => void, args: readonly string[]): Promise<void> {
  await benchRestart({ transactions: Number(args[0] ?? 20_000) }, report);
}

/**
 * Measures how long a restart takes, and how fast the chain takes transactions over HTTP.
 * @param transactions how many transactions each restart makes again
 * @param report is given each figure as soon as it is known
 */
export async function benchRestart(
  { transactions }: { readonly transactions: number },
  report: (figure: Figure) => void,
): Promise<void> {
  const signed = await sign(transactions);
  const bareMilliseconds = {
    alone: await time(() => runBare(signed, 1)),
    batched: await time(() => runBare(signed, BATCH)),
  };

  for (const [perBlock, bare] of [
    [1, bareMilliseconds.alone],
    [BATCH, bareMilliseconds.batched],
  ] as const) {
    await withChain(async (open, dataDir) => {
      const chain = await open();
      await fill(chain, signed, perBlock);
      await chain.close();
      const again = await open();
      const subject = `${transactions} transactions in blocks of ${perBlock}`;
      report(compare(`restart, ${subject}`, again.restored.milliseconds, "ms", bare));
      await again.close();
      const { size } = statSync(join(dataDir, "blocks.journal"));
      const bytes = Math.round(size / transactions);
      report({ bench: "restart", metric: `journal, ${subject}`, value: bytes, unit: "bytes/tx" });
    });
  }

  const sent = signed.slice(0, SENT_BY_HTTP);
  for (const [metric, bodySize, clients, bare] of [
    ["send, one client, one after another", 1, 1, bareMilliseconds.alone],
    ["send, 32 clients, one after another each", 1, 32, bareMilliseconds.batched],
    [`send, one client, batches of ${BATCH}`, BATCH, 1, bareMilliseconds.batched],
  ] as const) {
    await withChain(async (open) => {
      const chain = await open();
      const milliseconds = await time(() => sendByHttp(chain, sent, bodySize, clients));
      report(compare(metric, (1000 * sent.length) / milliseconds, "tx/s", (1000 * transactions) / bare));
      await chain.close();
    });
  }
}

function compare(metric: string, value: number, unit: Figure["unit"], baseline: number): Figure {
  return {
    bench: "restart",
    metric,
    value: Math.round(value),
    unit,
    baseline: Math.round(baseline),
    ratio: Math.round((100 * value) / baseline) / 100,
  };
}

/** Calls of a small contract that store one slot each, after its creation. */
async function sign(count: number): Promise<Signed[]> {
  const sender = createSender(1);
  const signed = [await sender.deploy()];
  for (let nonce = 1; nonce < count; nonce++) signed.push(await sender.record(nonce, nonce, nonce));
  return signed;
}

async function time(action: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

async function runBare(signed: readonly Signed[], perBlock: number): Promise<void> {
  const engine = await createEngine({
    chainId: CHAIN_ID,
    blockGasLimit: 60_000_000n,
    prefunded: [],
    genesisTimestamp: GENESIS_TIME,
  });
  for (const block of chunks(signed, perBlock)) {
    const sends = block.map(({ raw }) => requestText("eth_sendRawTransaction", [raw]));
    await engine.handle(`[${sends.join(",")},${requestText("evm_mine", [])}]`);
  }
}

async function withChain(
  action: (open: () => Promise<Devchain>, dataDir: string) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "devchain-bench-"));
  try {
    await action(
      () => createDevchain({ dataDir, chainId: CHAIN_ID, validators: VALIDATORS, clock: () => GENESIS_TIME }),
      dataDir,
    );
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function fill(chain: Devchain, signed: readonly Signed[], perBlock: number): Promise<void> {
  for (const block of chunks(signed, perBlock)) {
    await Promise.all(block.map(({ raw }) => chain.request("eth_sendRawTransaction", [raw])));
  }
}

async function sendByHttp(
  chain: Devchain,
  signed: readonly Signed[],
  bodySize: number,
  clients: number,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const bodies = chunks(signed, bodySize).values();
  // Every client takes the next body when its last one is acknowledged.
  const client = async () => {
    for (const body of bodies) await post(chain.url, agent, body);
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
}

function post(url: string, agent: Agent, transactions: readonly Signed[]): Promise<void> {
  const calls = transactions.map(({ raw }) => requestText("eth_sendRawTransaction", [raw]));
  const body = calls.length === 1 ? (calls[0] ?? "") : `[${calls.join(",")}]`;
  return new Promise((resolve, reject) => {
    const call = request(url, { method: "POST", agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => (text.includes('"error"') ? reject(new Error(text)) : resolve()));
    });
    call.once("error", reject);
    call.end(body);
  });
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
