import { openAppendFile } from "../src/journal/append-file.ts";
import { openJournal } from "../src/journal/journal.ts";
import type { BlockRecord } from "../src/journal/record.ts";
import { temporaryFolder } from "./temporary-chain.ts";

/** Makes a record untrue. */
export type Forge = (block: BlockRecord, before: BlockRecord) => BlockRecord;

const oneSecondLater: Forge = (block) => ({ ...block, timestamp: block.timestamp + 1n });

/**
 * Copies a closed chain into a sound journal that says something untrue about one block, as a faulty program would
 * write it.
 * @param number 0 forges the hash of genesis
 * @returns the new data folder
 */
export async function forgedChain(
  dataDir: string,
  number: number,
  forge: Forge = oneSecondLater,
): Promise<string> {
  const forged = temporaryFolder();
  const from = openJournal(openAppendFile, { dataDir, log: () => {} });
  const to = openJournal(openAppendFile, { dataDir: forged, log: () => {} });
  const identity = from.identity();
  if (identity === undefined) throw new Error("the chain to forge is empty");
  await to.begin(number === 0 ? { ...identity, genesisHash: `0x${"ab".repeat(32)}` } : identity);
  let before: BlockRecord | undefined;
  for (const block of from.blocks()) {
    await to.append(block.number === number ? forge(block, before ?? block) : block);
    before = block;
  }
  from.close();
  to.close();
  return forged;
}
