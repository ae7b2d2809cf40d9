import { openProjection } from "@green-ledger/store/projection";
import { type ContractAddresses, createHttpRpc, createIndexer } from "../src/index.ts";
import { SILENT } from "./indexes.ts";

/**
 * Follows a chain, saying each block when it is committed, until it is killed:
 * `node run-indexer.ts <folder> <url> <first block> <addresses as JSON>`.
 */
const [directory = "", url = "", startBlock = "", contracts = ""] = process.argv.slice(2);
const projection = await openProjection({ directory, log: SILENT });
const indexer = createIndexer({
  rpc: createHttpRpc({ url }),
  contracts: JSON.parse(contracts) as ContractAddresses,
  startBlock: Number(startBlock),
  projection,
  finalityDepth: 8,
  log: SILENT,
  clock: () => Math.floor(Date.now() / 1000),
  pollMs: 10,
  signal: new AbortController().signal,
});
indexer.onCommitted(({ block }) => process.stdout.write(`${block.number}\n`));
await indexer.run();
