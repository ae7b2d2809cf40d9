import { parseBlock } from "./block.ts";
import { createEngine, type Engine } from "./engine.ts";
import { DevchainError } from "./errors.ts";
import { type ChainIdentity, checkIdentity, newIdentity } from "./identity.ts";
import type { OpenAppendFile } from "./journal/append-file.ts";
import { type Journal, openJournal } from "./journal/journal.ts";
import type { Head } from "./mining/commit-block.ts";
import type { ResolvedOptions } from "./options.ts";
import { restoreChain } from "./restore-chain.ts";

/** A chain as it was when it was last closed, or a new one. */
export type OpenedChain = {
  readonly engine: Engine;
  readonly journal: Journal;
  readonly identity: ChainIdentity;
  readonly head: Head;
  readonly restored: RestoredChain;
};

/** What was made again at the start. */
export type RestoredChain = {
  readonly blocks: number;
  readonly transactions: number;
  readonly milliseconds: number;
};

/**
 * Opens the journal and makes its blocks again, or begins a new chain in it.
 * @throws DevchainError `chain_journal_damaged`, `chain_mismatch`, `chain_restore_mismatch`, `chain_disk_full`
 */
export async function openChain(openFile: OpenAppendFile, options: ResolvedOptions): Promise<OpenedChain> {
  const startedAt = performance.now();
  const journal = openJournal(openFile, options);
  try {
    const recorded = journal.identity();
    if (recorded !== undefined) checkIdentity(recorded, options);

    const genesisTimestamp = recorded === undefined ? options.clock() : BigInt(recorded.genesisTimestamp);
    const engine = await createEngine({ ...options, genesisTimestamp });
    const engineName = String(await engine.call("web3_clientVersion"));
    const genesis = parseBlock(await engine.call("eth_getBlockByNumber", ["0x0", false]));

    const identity =
      recorded ??
      newIdentity(options, { timestamp: genesisTimestamp, hash: genesis.hash, engine: engineName });
    if (recorded === undefined) await journal.begin(identity);
    if (identity.genesisHash !== genesis.hash) throw genesisMismatch(identity, genesis, engineName);

    const { onProgress } = options;
    const head = await restoreChain({ engine, journal }, { identity, genesis, engineName, onProgress });
    const milliseconds = Math.round(performance.now() - startedAt);
    return { engine, journal, identity, head, restored: { ...journal.size(), milliseconds } };
  } catch (error) {
    journal.close();
    throw error;
  }
}

function genesisMismatch(identity: ChainIdentity, genesis: Head, engineName: string): DevchainError {
  return new DevchainError(
    "chain_restore_mismatch",
    `The genesis block can not be made again as it was: its hash is ${genesis.hash} now, ${identity.genesisHash} ` +
      `was recorded. The journal was begun with ${identity.engine}, this is ${engineName}: ` +
      "use the program version that wrote it, or start with another data folder.",
  );
}
