import { join } from "node:path";
import type { Clock, Log } from "@green-ledger/domain";
import { rebuild } from "@green-ledger/indexer";
import { destroyProjection, type Projection } from "@green-ledger/store/projection";
import type { ChainLink } from "../chain/connect-chain.ts";
import type { DataLayout } from "../data/layout.ts";
import { addressesOf, firstBlockOf, type Manifest } from "../deployment/index.ts";
import { type CheckResult, judged, notDone } from "./check.ts";

export interface ReplayOptions {
  chain: ChainLink;
  projection: Projection;
  manifest: Manifest;
  layout: DataLayout;
  finalityDepth: number;
  clock: Clock;
  log: Log;
  onProgress(done: number, total: number): void;
}

/** A new index, made beside the old one from the chain alone, has the same digest. It is deleted afterwards. */
export async function checkReplay(options: ReplayOptions): Promise<CheckResult> {
  const { chain, projection, manifest, layout, finalityDepth, clock, log, onProgress } = options;
  const check = "replay";
  const live = projection.reader.checkpoint();
  const directory = join(layout.folder, "projection-replay");
  const { projection: fresh, checkpoint } = await rebuild({
    directory,
    rpc: chain.indexer,
    contracts: addressesOf(manifest),
    startBlock: firstBlockOf(manifest),
    finalityDepth,
    clock,
    log,
    onProgress,
    signal: new AbortController().signal,
  });
  await fresh.close();
  await destroyProjection(directory);
  if (live === undefined || checkpoint === undefined) return notDone(check, "nothing is indexed yet");
  if (live.block !== checkpoint.block) {
    const behind = `the index is at block ${live.block}, the chain at ${checkpoint.block}: let the node catch up first`;
    return notDone(check, behind);
  }
  const faults =
    live.digest === checkpoint.digest
      ? []
      : [`The index has the digest ${live.digest}, the replay ${checkpoint.digest}. Run rebuild.`];
  return judged(check, `blocks ${firstBlockOf(manifest)} to ${checkpoint.block} folded again`, faults);
}
