import type { IndexerStatus } from "@green-ledger/indexer";
import type { LaneStatus } from "@green-ledger/sender";

/** Blocks that the index may be behind and still count as up to date. */
const LAG_ALLOWED = 5;

/** What keeps the node from serving, in plain words; empty if nothing does. */
export function reasonsNotReady(
  index: IndexerStatus,
  lanes: readonly LaneStatus[],
  stopping: boolean,
): string[] {
  const reasons: string[] = [];
  if (stopping) reasons.push("stopping: The node is stopping.");
  if (index.error !== null) reasons.push(`${index.error.code}: ${index.error.message}`);
  if (index.checkpoint === null) reasons.push("index_empty: Nothing is indexed yet.");
  else if (index.lag !== null && index.lag > LAG_ALLOWED)
    reasons.push(`index_behind: ${index.lag} blocks are to be read.`);
  for (const { signer, faults } of lanes) {
    for (const [work, fault] of Object.entries(faults)) reasons.push(`sender_${work}: ${signer}: ${fault}`);
  }
  return reasons;
}
