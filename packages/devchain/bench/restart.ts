import { mkdtempSync, rmSync, statSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEngine, requestText } from "../src/engine.ts";
import { createDevchain, type Devchain } from "../src/index.ts";
import { CHAIN_ID, createSender, type Signed, VALIDATORS } from "../test/sender.ts";

/** One figure. */
export type Figure = {
  readonly bench: "devchain";
  readonly metric: string;
  readonly value: number;
  readonly unit: "tx/s" | "ms" | "bytes/tx";
};

const GENESIS_TIME = 1_800_000_000n;
const BATCH = 50;

/**
 * Measures how fast the chain takes transactions over HTTP, and how long a restart takes.
 * @param transactions how many transactions each restart makes again
 * @param print is given each figure as soon as it is known
 */
export async function benchRestart(
  { transactions }: { readonly transactions: number },
  print: (figure: Figure) => void,
): Promise<void> {
  const signed = await sign(transactions);
  const sample = signed.slice(0, Math.min(transactions, 2000));

  print(rate("bare EVM, blocks of 1", sample, await time(() => runBare(sample, 1))));
  print(rate(`bare EVM, blocks of ${BATCH}`, sample, await time(() => runBare(sample, BATCH))));

  for (const [name, bodySize, clients] of [
    ["one client, one after another", 1, 1],
    ["32 clients, one after another each", 1, 32],
    [`one client, batches of ${BATCH}`, BATCH, 1],
  ] as const) {
    await withChain(async (open) => {
      const chain = await open();
      print(rate(`HTTP, ${name}`, sample, await time(() => sendByHttp(chain, sample, bodySize, clients))));
      await chain.close();
    });
  }

  for (const perBlock of [1, BATCH]) {
    await withChain(async (open, dataDir) => {
      const chain = await open();
      await fill(chain, signed, perBlock);
      await chain.close();
      const again = await open();
      const name = `restart, ${transactions} transactions in blocks of ${perBlock}`;
      print({ bench: "devchain", metric: name, value: again.restored.milliseconds, unit: "ms" });
      await again.close();
      const { size } = statSync(join(dataDir, "blocks.journal"));
      print({
        bench: "devchain",
        metric: `journal, blocks of ${perBlock}`,
        value: Math.round(size / transactions),
        unit: "bytes/tx",
      });
    });
  }
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

function rate(metric: string, { length }: readonly Signed[], milliseconds: number): Figure {
  return { bench: "devchain", metric, value: Math.round((1000 * length) / milliseconds), unit: "tx/s" };
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const transactions = Number(process.argv[2] ?? 20_000);
  await benchRestart({ transactions }, (figure) => console.log(JSON.stringify(figure)));
}
