import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Page, SCHEMA, type Snapshot, type Table, type Tables } from "@green-ledger/domain";
import { createIndexer, createLocalRpc } from "@green-ledger/indexer";
import { firstBlockOf } from "@green-ledger/node/deployment";
import { openProjection } from "@green-ledger/store/projection";
import type { System } from "@green-ledger/testkit";
import { SILENT } from "./simulator.ts";

export type RowsByTable = { [T in Table]: Tables[T][] };

const TABLES = Object.keys(SCHEMA) as Table[];
const PAGE = 200;

/**
 * What the real indexer makes of the chain from its first block on, read back from the real store: every row of every
 * table.
 * @throws Error if the store is not as it was written
 */
export async function storedRows(system: System): Promise<RowsByTable> {
  const directory = mkdtempSync(join(tmpdir(), "parity-"));
  const projection = await openProjection({ directory, log: SILENT });
  try {
    const indexer = createIndexer({
      rpc: createLocalRpc(system.chain.request),
      contracts: system.addresses,
      startBlock: firstBlockOf(system.manifest),
      projection,
      finalityDepth: 0,
      log: SILENT,
      clock: system.clock.now,
      signal: new AbortController().signal,
    });
    await indexer.catchUp();
    const { faults } = await projection.doctor();
    if (faults.length > 0) throw new Error(`the store is damaged: ${JSON.stringify(faults)}`);
    const snapshot = projection.reader.snapshot();
    try {
      const tables = TABLES.map(async (table) => [table, await allRows(snapshot, table)] as const);
      return Object.fromEntries(await Promise.all(tables)) as unknown as RowsByTable;
    } finally {
      snapshot.close();
    }
  } finally {
    await projection.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function allRows<T extends Table>(snapshot: Snapshot, table: T): Promise<Tables[T][]> {
  const rows: Tables[T][] = [];
  let after: string | null = null;
  do {
    const page: Page<Tables[T]> = await snapshot.list(
      table,
      after === null ? { limit: PAGE } : { limit: PAGE, after },
    );
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}
