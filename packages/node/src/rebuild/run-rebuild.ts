import { existsSync } from "node:fs";
import type { Checkpoint, Log } from "@green-ledger/domain";
import { createIndexer, type IndexerOptions, rebuild } from "@green-ledger/indexer";
import { openProjection } from "@green-ledger/store/projection";
import { compareDeployment } from "../chain/find-deployment.ts";
import { dataLayout } from "../data/layout.ts";
import { NodeError } from "../data/node-error.ts";
import { openDataDir } from "../data/open-data-dir.ts";
import { addressesOf, firstBlockOf } from "../deployment/index.ts";
import { createLog } from "../log/create-log.ts";
import { EXIT, failureText } from "../run/exit.ts";
import { createProgress } from "../run/progress.ts";
import { openToolChain, readManifest } from "../tools/open-tool-chain.ts";
import type { ToolSurroundings } from "../tools/run-tool.ts";
import { readToolArgs } from "../tools/tool-args.ts";

const HELP = `Deletes the index of a node that is stopped, and folds it again from the chain.

  --json      prints JSON

Besides, --data-dir, --chain, --chain-id and --deployment, as for the node.
Exit code: 0 the index is made again, and equals the old one where that could be read; 1 it differs, or could not be
made; 2 wrong settings; 75 try again.`;

/** Makes a node's index again. @returns the exit code @throws ConfigError, NodeError, IndexError, StoreError */
export async function runRebuild(args: readonly string[], surroundings: ToolSurroundings): Promise<number> {
  const { stdout, stderr, now, clock } = surroundings;
  const read = readToolArgs(args, ["--json"], surroundings);
  if (read === "help") {
    stdout.write(`${HELP}\n`);
    return EXIT.done;
  }
  const { config, switches } = read;
  const layout = dataLayout(config.dataDir);
  if (!existsSync(layout.outbox)) {
    throw new NodeError(
      "data_dir_unusable",
      `No node has worked in ${layout.folder}. Give its folder with --data-dir.`,
    );
  }
  const log = createLog({ level: config.logLevel, format: config.logFormat, stream: stderr });
  const progress = createProgress(stderr, now);
  // Nobody works with the folder as long as this is open.
  const { outbox } = await openDataDir(config.dataDir, log);
  try {
    const manifest = await readManifest(config, layout);
    const chain = await openToolChain({
      ...{ config, layout, manifest, clock, log },
      onProgress: (done, total) => progress.show("restoring the chain", done, total),
    });
    try {
      // Before anything is deleted: the chain may be another one.
      await compareDeployment(chain.request, { ...manifest, chainId: config.chainId });
      const options = {
        rpc: chain.indexer,
        contracts: addressesOf(manifest),
        startBlock: firstBlockOf(manifest),
        finalityDepth: config.finalityDepth,
        log,
        clock,
        signal: new AbortController().signal,
      };
      const before = await caughtUp(layout.projection, options, log);
      const start = now();
      const { projection, checkpoint } = await rebuild({
        ...options,
        directory: layout.projection,
        onProgress: (done, total) => progress.show("folding the chain", done, total),
      });
      await projection.close();
      const outcome = outcomeOf(before, checkpoint, Math.round(now() - start));
      stdout.write(`${switches.has("--json") ? JSON.stringify(outcome, null, 2) : outcomeText(outcome)}\n`);
      return outcome.same === false ? EXIT.failed : EXIT.done;
    } finally {
      progress.clear();
      await chain.close();
    }
  } finally {
    await outbox.close();
  }
}

type Before = { checkpoint: Checkpoint | undefined } | { unreadable: string };

/** The old index, brought up to the chain's newest block so that it can be compared, if it can be read. */
async function caughtUp(
  directory: string,
  options: Omit<IndexerOptions, "projection">,
  log: Log,
): Promise<Before> {
  if (!existsSync(directory)) return { checkpoint: undefined };
  try {
    const projection = await openProjection({ directory, log });
    try {
      return { checkpoint: await createIndexer({ ...options, projection }).catchUp() };
    } finally {
      await projection.close();
    }
  } catch (error) {
    return { unreadable: failureText(error) };
  }
}

interface Outcome {
  block: number | null;
  rows: number;
  digest: string | null;
  milliseconds: number;
  /** Whether the old index had the same digest; null if it could not be compared. */
  same: boolean | null;
  /** Why it could not be compared. */
  note: string | null;
}

function outcomeOf(before: Before, after: Checkpoint | undefined, milliseconds: number): Outcome {
  const facts = {
    block: after?.block ?? null,
    rows: after?.rows ?? 0,
    digest: after?.digest ?? null,
    milliseconds,
  };
  if ("unreadable" in before)
    return { ...facts, same: null, note: `The old index could not be read: ${before.unreadable}` };
  const { checkpoint: old } = before;
  if (old === undefined) return { ...facts, same: null, note: "There was no old index." };
  if (old.block !== after?.block) return { ...facts, same: null, note: "The chain went on in the meantime." };
  return { ...facts, same: old.digest === after.digest, note: null };
}

function outcomeText({ block, rows, digest, milliseconds, same, note }: Outcome): string {
  const compared =
    same === null
      ? `Not compared with the old index: ${note}`
      : same
        ? "It equals the old index."
        : "THE OLD INDEX WAS DIFFERENT.";
  return `The index is made again: ${rows} rows up to block ${block}, in ${(milliseconds / 1000).toFixed(1)} s.\nDigest ${digest}\n${compared}`;
}
