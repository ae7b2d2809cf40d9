import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log } from "@green-ledger/domain";
import { firstBlockOf } from "@green-ledger/node/deployment";
import { openProjection, type Projection } from "@green-ledger/store/projection";
import type { System } from "@green-ledger/testkit";
import { createIndexer, createLocalRpc, type Indexer, type IndexerOptions } from "../src/index.ts";

export const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

export interface OpenIndex {
  projection: Projection;
  indexer: Indexer;
  stop: AbortController;
}

/** Indexes of one system on a temporary folder, each under a name. */
export interface Indexes {
  /** Opens one, or opens it again after `close`. */
  open(name: string, options?: Partial<IndexerOptions>): Promise<OpenIndex>;
  /** Stops and closes it; it can be opened again. */
  close(index: OpenIndex): Promise<void>;
  folder(name: string): string;
  /** What an index that reads the whole chain now holds. */
  fresh(): Promise<Dump>;
  closeAll(): Promise<void>;
}

export type Dump = [key: string, value: string][];

export const dumpOf = (projection: Projection): Promise<Dump> => Array.fromAsync(projection.dump());

export async function createIndexes(system: System): Promise<Indexes> {
  const directory = await mkdtemp(join(tmpdir(), "indexer-"));
  const opened = new Set<OpenIndex>();
  let freshOnes = 0;

  const folder = (name: string) => join(directory, name);

  async function open(name: string, options: Partial<IndexerOptions> = {}): Promise<OpenIndex> {
    const projection = await openProjection({ directory: folder(name), log: SILENT });
    const stop = new AbortController();
    const indexer = createIndexer({ ...optionsFor(system), projection, signal: stop.signal, ...options });
    const index = { projection, indexer, stop };
    opened.add(index);
    return index;
  }

  async function close(index: OpenIndex): Promise<void> {
    index.stop.abort();
    await index.projection.close();
    opened.delete(index);
  }

  return {
    open,
    close,
    folder,
    async fresh() {
      const index = await open(`fresh-${freshOnes++}`, { finalityDepth: 0 });
      await index.indexer.catchUp();
      const dump = await dumpOf(index.projection);
      await close(index);
      return dump;
    },
    async closeAll() {
      await Promise.all([...opened].map(close));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export function optionsFor(system: System): Omit<IndexerOptions, "projection" | "signal"> {
  return {
    rpc: createLocalRpc(system.chain.request),
    contracts: system.addresses,
    startBlock: firstBlockOf(system.manifest),
    finalityDepth: 64,
    log: SILENT,
    clock: system.clock.now,
    pollMs: 20,
    random: () => 0,
  };
}
