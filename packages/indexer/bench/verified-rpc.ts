import { startCertifiedLedger } from "../../verify/test/certified-ledger.ts";
import { addressesOf, sealedChain } from "../../verify/test/sealed-chain.ts";
import { createLocalRpc, createVerifiedRpc, type Rpc } from "../src/index.ts";

type Report = (measurement: {
  bench: string;
  metric: string;
  value: number;
  unit: string;
  baseline?: number;
}) => void;

const FOUR = [1, 2, 3, 4];
const ROUNDS = 5;

/**
 * Reading every block of a small ledger with all of its receipts: as the node gives them, with headers and receipts
 * computed again, and with the seals of three of four validators checked. Milliseconds a block; the baseline is the
 * plain reading.
 */
export async function run(report: Report): Promise<void> {
  const ledger = await startCertifiedLedger();
  try {
    const { request } = ledger.system.chain;
    const head = Number(await request("eth_blockNumber"));
    const plain = createLocalRpc(request);
    const sealing = () => ({ validators: FOUR, sealers: [1, 2, 4] });
    const sealed = await recorded(createLocalRpc(sealedChain(request, sealing) as typeof request), head);
    const bare = await recorded(plain, head);
    const per = async (make: () => Rpc) => (await meanOf(() => readAll(make(), head))) / (head + 1);
    const base = await per(() => bare);
    const add = (metric: string, value: number) =>
      report({ bench: "verified-rpc", metric, value, unit: "ms/block", baseline: base });
    add("headers and receipts computed again", await per(() => createVerifiedRpc(bare, undefined)));
    add("and three seals checked", await per(() => createVerifiedRpc(sealed, addressesOf(FOUR))));
    add("plain", base);
  } finally {
    await ledger.close();
  }
}

const { signal } = new AbortController();

async function readAll(rpc: Rpc, head: number): Promise<void> {
  const numbers = Array.from({ length: head + 1 }, (_, n) => n);
  const blocks = await rpc.send(
    numbers.map((n) => ({ method: "eth_getBlockByNumber", params: [`0x${n.toString(16)}`, false] })),
    signal,
  );
  const hashes = blocks.map((reply) => (reply.ok ? (reply.result as { hash: string }).hash : ""));
  await rpc.send(
    hashes.map((hash) => ({ method: "eth_getBlockReceipts", params: [hash] })),
    signal,
  );
}

/** The answers of one reading, given again as a node at the other end of a wire gives them: parsed from text. */
async function recorded(rpc: Rpc, head: number): Promise<Rpc> {
  const known = new Map<string, string>();
  const recording: Rpc = {
    async send(calls, stop) {
      const replies = await rpc.send(calls, stop);
      for (const [i, call] of calls.entries()) known.set(JSON.stringify(call), JSON.stringify(replies[i]));
      return replies;
    },
  };
  await readAll(recording, head);
  return {
    send: async (calls) => calls.map((call) => JSON.parse(known.get(JSON.stringify(call)) ?? "null")),
  };
}

async function meanOf(work: () => Promise<void>): Promise<number> {
  await work();
  const start = performance.now();
  for (let i = 0; i < ROUNDS; i++) await work();
  return (performance.now() - start) / ROUNDS;
}
