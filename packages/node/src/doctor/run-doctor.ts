import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import type { Address, Log } from "@green-ledger/domain";
import { openProjection, type Projection } from "@green-ledger/store/projection";
import type { ChainLink } from "../chain/connect-chain.ts";
import type { Config } from "../config/load-config.ts";
import { type DataLayout, dataLayout } from "../data/layout.ts";
import { NodeError } from "../data/node-error.ts";
import { type DataDir, openDataDir } from "../data/open-data-dir.ts";
import { createLog } from "../log/create-log.ts";
import { EXIT, failureText } from "../run/exit.ts";
import { createProgress } from "../run/progress.ts";
import { openToolChain, readManifest } from "../tools/open-tool-chain.ts";
import type { ToolSurroundings } from "../tools/run-tool.ts";
import { readToolArgs } from "../tools/tool-args.ts";
import { askRunningNode } from "./ask-running-node.ts";
import { type CheckResult, guarded, judged, notDone, resultsText } from "./check.ts";
import { checkContracts, checkIndexOnChain, checkNonces } from "./check-chain.ts";
import { checkRows, checkStorage } from "./check-index.ts";
import { checkFacts, checkOperations } from "./check-outbox.ts";
import { checkReplay } from "./check-replay.ts";

const HELP = `Checks the data of a node that is stopped: checksums, invariants, event numbers, contracts, facts off chain.
Of a node that runs it only asks how it is.

  --replay    also folds the chain again beside the index, and compares
  --json      prints JSON

Besides, --data-dir, --chain, --chain-id and --deployment, as for the node.
Exit code: 0 nothing is wrong, 1 something is, 2 wrong settings, 75 try again.`;

/** Checks a node's data. @returns the exit code @throws ConfigError, NodeError */
export async function runDoctor(args: readonly string[], surroundings: ToolSurroundings): Promise<number> {
  const { stdout, stderr } = surroundings;
  const read = readToolArgs(args, ["--json", "--replay"], surroundings);
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
  const results = await examine(config, layout, { log, surroundings, replay: switches.has("--replay") });
  const healthy = results.every(({ outcome }) => outcome !== "faulty");
  stdout.write(
    `${switches.has("--json") ? JSON.stringify({ healthy, checks: results }, null, 2) : resultsText(results)}\n`,
  );
  return healthy ? EXIT.done : EXIT.failed;
}

interface ExaminationDeps {
  log: Log;
  surroundings: ToolSurroundings;
  replay: boolean;
}

async function examine(config: Config, layout: DataLayout, deps: ExaminationDeps): Promise<CheckResult[]> {
  let dataDir: DataDir;
  try {
    dataDir = await openDataDir(config.dataDir, deps.log);
  } catch (error) {
    if (error instanceof NodeError && error.code === "data_dir_in_use") return askRunningNode(layout);
    return [judged("operations", "the store of operations could not be opened", [failureText(error)])];
  }
  try {
    return await examineStores(config, dataDir, deps);
  } finally {
    await dataDir.outbox.close();
  }
}

async function examineStores(
  config: Config,
  { layout, outbox }: DataDir,
  { log, surroundings, replay }: ExaminationDeps,
): Promise<CheckResult[]> {
  const { stderr, now, clock } = surroundings;
  const progress = createProgress(stderr, now);
  const keys = await addressesIn(config.keystore ?? layout.keystore);
  const results = [await guarded("operations", () => checkOperations(outbox, keys))];

  const projection = await opened("index", results, () =>
    openProjection({ directory: layout.projection, log }),
  );
  if (projection !== undefined) {
    const onProgress = (done: number, total: number) => progress.show("reading the index", done, total);
    results.push(await guarded("index storage", () => checkStorage(projection, onProgress)));
    results.push(await guarded("invariants", () => checkRows(projection)));
    const complete = config.chain === "embedded";
    results.push(await guarded("facts off chain", () => checkFacts(outbox, projection, complete)));
  }
  const manifest = await opened("contracts", results, () => readManifest(config, layout));
  const chain =
    manifest &&
    (await opened("chain", results, () =>
      openToolChain({
        ...{ config, layout, manifest, clock, log },
        onProgress: (done, total) => progress.show("restoring the chain", done, total),
      }),
    ));
  try {
    if (chain !== undefined && manifest !== undefined) {
      results.push(
        await guarded("contracts", () => checkContracts(chain, { ...manifest, chainId: config.chainId })),
      );
      // The deployer sends before there is a store.
      const signers = keys.filter((key) => key !== manifest.deployer);
      results.push(await guarded("operations and chain", () => checkNonces(chain, outbox, signers)));
      if (projection !== undefined) {
        results.push(await guarded("index and chain", () => checkIndexOnChain(chain, projection, manifest)));
        results.push(await replayed(chain, projection));
      }
    }
  } finally {
    progress.clear();
    await projection?.close();
    await chain?.close();
  }
  return results;

  function replayed(link: ChainLink, live: Projection): Promise<CheckResult> | CheckResult {
    if (!replay || manifest === undefined)
      return notDone("replay", "give --replay to fold the chain again and compare");
    const { finalityDepth } = config;
    return guarded("replay", () =>
      checkReplay({
        ...{ chain: link, projection: live, manifest, layout, finalityDepth, clock, log },
        onProgress: (done, total) => progress.show("folding the chain again", done, total),
      }),
    );
  }
}

/** What was opened; undefined, with a result that says why, if it could not be. */
async function opened<T>(
  check: string,
  results: CheckResult[],
  open: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await open();
  } catch (error) {
    results.push(judged(check, "could not be opened", [failureText(error)]));
    return undefined;
  }
}

/** Addresses of the keys in a keystore: they name its files. */
async function addressesIn(keystore: string): Promise<Address[]> {
  const files = existsSync(keystore) ? await readdir(keystore) : [];
  return files.flatMap((file): Address[] => {
    const [, address] = /^([0-9a-f]{40})\.json$/.exec(file) ?? [];
    return address === undefined ? [] : [`0x${address}`];
  });
}
