import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log } from "@green-ledger/domain";
import { openProjection, type Projection } from "@green-ledger/store/projection";
import { openLevel } from "../../store/src/level/open-level.ts";
import { createIndexer } from "../src/index.ts";
import { type SyntheticChain, writeChain } from "./synthetic/chain.ts";
import { timeStages } from "./synthetic/stages.ts";
import { CONTRACTS } from "./synthetic/story.ts";

type Report = (row: {
  bench: string;
  metric: string;
  value: number;
  unit: string;
  baseline?: number;
  ratio?: number;
}) => void;

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };
const PAYMENTS_PER_BLOCK = 600;
const EMPTY_BLOCKS = 20_000;
const SINGLE_PAYMENTS = 3_000;
const BASELINE_BATCH = 10_000;

/**
 * How fast a chain of payments becomes an index: in bulk, one payment a block, and in empty blocks.
 * @param args number of payments in bulk, two events each @default 56_462
 */
export async function run(report: Report, args: readonly string[]): Promise<void> {
  const payments = Number(args[0] ?? 56_462);
  const directory = await mkdtemp(join(tmpdir(), "bench-index-"));
  const add = (metric: string, value: number, unit: string, baseline?: number) =>
    report({
      bench: "index",
      metric,
      value,
      unit,
      ...(baseline !== undefined && { baseline, ratio: value / baseline }),
    });
  try {
    await bulk(directory, payments, add);
    await small(directory, "one payment a block", Array<number>(SINGLE_PAYMENTS).fill(1), add);
    await small(directory, "empty blocks", Array<number>(EMPTY_BLOCKS).fill(0), add);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

type Add = (metric: string, value: number, unit: string, baseline?: number) => void;

async function bulk(directory: string, payments: number, add: Add): Promise<void> {
  const blocks = Array<number>(Math.ceil(payments / PAYMENTS_PER_BLOCK)).fill(PAYMENTS_PER_BLOCK);
  const chain = await writeChain(join(directory, "bulk.json"), blocks);
  const { projection, seconds } = await indexed(chain, join(directory, "bulk"));
  const rssAfter = process.resourceUsage().maxRSS;
  const raw = await writeRaw(projection, join(directory, "raw"));
  // What LevelDB alone would need for the same keys and values is the ceiling.
  add("bulk", chain.events / seconds, "events/s", chain.events / raw.seconds);
  add("bulk: keys and values written", raw.entries, "entries");
  add("bulk: peak memory of the process", rssAfter / 1024, "MiB");
  await doctor(projection, add);
  await projection.close();

  const stages = await openProjection({ directory: join(directory, "stages"), log: SILENT });
  const spent = await timeStages(chain, stages, 4);
  const total = Object.values(spent).reduce((sum, ms) => sum + ms, 0);
  for (const [stage, ms] of Object.entries(spent)) add(`bulk: share of ${stage}`, (100 * ms) / total, "%");
  await stages.close();
  await chain.close();
}

async function small(directory: string, name: string, blocks: readonly number[], add: Add): Promise<void> {
  const chain = await writeChain(join(directory, `${name}.json`), blocks);
  const { projection, seconds } = await indexed(chain, join(directory, name));
  add(name, blocks.length / seconds, "blocks/s");
  await projection.close();
  await chain.close();
}

async function indexed(
  chain: SyntheticChain,
  directory: string,
): Promise<{ projection: Projection; seconds: number }> {
  const projection = await openProjection({ directory, log: SILENT });
  const indexer = createIndexer({
    rpc: chain.rpc,
    contracts: CONTRACTS,
    startBlock: 0,
    projection,
    finalityDepth: 0,
    log: SILENT,
    clock: () => 0,
    signal: new AbortController().signal,
  });
  const start = performance.now();
  const checkpoint = await indexer.catchUp();
  const seconds = (performance.now() - start) / 1000;
  if (checkpoint?.block !== chain.head)
    throw new Error(`indexed up to ${checkpoint?.block}, not ${chain.head}`);
  return { projection, seconds };
}

async function doctor(projection: Projection, add: Add): Promise<void> {
  const start = performance.now();
  const { healthy, entries, checkpoint } = await projection.doctor();
  if (!healthy) throw new Error("the index is damaged");
  const seconds = (performance.now() - start) / 1000;
  add("doctor", (entries + (checkpoint?.rows ?? 0)) / seconds, "entries/s");
}

/** Writes the same keys and values, in batches, with nothing else to do. */
async function writeRaw(
  projection: Projection,
  directory: string,
): Promise<{ entries: number; seconds: number }> {
  const db = await openLevel({ directory, remedy: "", cacheBytes: 32 << 20, writeBufferBytes: 8 << 20 });
  let entries = 0;
  let seconds = 0;
  let batch: { type: "put"; key: Buffer; value: Buffer }[] = [];
  const write = async () => {
    const start = performance.now();
    await db.batch(batch);
    seconds += (performance.now() - start) / 1000;
    batch = [];
  };
  for await (const [key, value] of projection.dump()) {
    entries++;
    batch.push({ type: "put", key: Buffer.from(key, "hex"), value: Buffer.from(value, "hex") });
    if (batch.length === BASELINE_BATCH) await write();
  }
  await write();
  await db.close();
  return { entries, seconds };
}
