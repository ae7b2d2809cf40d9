import type { Log } from "@green-ledger/domain";
import { type ChainLink, connectRemoteChain, openEmbeddedChain } from "../chain/connect-chain.ts";
import type { Config } from "../config/load-config.ts";
import type { DataLayout } from "../data/layout.ts";
import { NodeError } from "../data/node-error.ts";
import { readIfPresent } from "../data/private-file.ts";
import { type Manifest, parseManifest } from "../deployment/index.ts";

export interface ToolChainOptions {
  config: Config;
  layout: DataLayout;
  manifest: Manifest;
  clock: () => number;
  log: Log;
  onProgress(done: number, total: number): void;
}

/** The chain that a node's data belong to. @throws DevchainError */
export async function openToolChain(options: ToolChainOptions): Promise<ChainLink> {
  const { config, layout, manifest, clock, log, onProgress } = options;
  if (config.chain !== "embedded") return connectRemoteChain(config.chain);
  return openEmbeddedChain({
    dataDir: layout.chain,
    chainId: config.chainId,
    port: 0,
    validator: manifest.administration.operator,
    clock,
    log,
    onProgress,
    // Whoever asks the chain for something hears of it.
    onFailure() {},
  });
}

/** The manifest that a node's data were made with. @throws NodeError `deployment_missing` */
export async function readManifest({ deployment }: Config, layout: DataLayout): Promise<Manifest> {
  const path = deployment ?? layout.deployment;
  const text = await readIfPresent(path);
  if (text !== undefined) return parseManifest(text);
  throw new NodeError(
    "deployment_missing",
    `There is no manifest of contracts in ${path}. Start the node once, or give the manifest with --deployment.`,
  );
}
