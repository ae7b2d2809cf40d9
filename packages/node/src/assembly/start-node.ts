import { randomBytes } from "node:crypto";
import type { Clock, Log } from "@green-ledger/domain";
import { createApp, DEFAULT_LIMITS } from "@green-ledger/gateway";
import { createIndexer, createVerifiedRpc } from "@green-ledger/indexer";
import { createSender } from "@green-ledger/sender";
import { openProjection, type Projection } from "@green-ledger/store/projection";
import { Registry } from "prom-client";
import { type ChainLink, connectRemoteChain, genesisOf, openEmbeddedChain } from "../chain/connect-chain.ts";
import { findDeployment } from "../chain/find-deployment.ts";
import type { Config } from "../config/load-config.ts";
import { openEvidenceKeys } from "../data/evidence-keys.ts";
import { openDataDir } from "../data/open-data-dir.ts";
import { removeRunningNode, writeRunningNode } from "../data/running-node.ts";
import { loadNetworkKey } from "../data/secrets.ts";
import { addressesOf, firstBlockOf, type Manifest } from "../deployment/index.ts";
import type { DevelopmentMember } from "../development/members.ts";
import { type Breakdown, createBreakdown } from "./breakdown.ts";
import { type Closers, createClosers } from "./closers.ts";
import { keepForest } from "./forest-keeper.ts";
import { listen } from "./http-listener.ts";
import { type Development, openIdentities } from "./identities.ts";
import { registerMetrics } from "./metrics.ts";
import { orAborted } from "./or-aborted.ts";
import { reasonsNotReady } from "./readiness.ts";
import { newUuid } from "./uuid.ts";

/** A node that serves. */
export interface Node {
  url: string;
  chain: Pick<ChainLink, "url" | "restored">;
  manifest: Manifest;
  projection: Projection;
  development: Development | undefined;
  /** How long each part of the start took, in milliseconds. */
  durations: Readonly<Record<string, number>>;
  /** Rejects when a part that the node cannot do without has ended. */
  failed: Promise<never>;
  /** Ends orderly: requests and transactions that are on their way are waited for, up to the grace. */
  stop(): Promise<void>;
}

export interface NodeSurroundings {
  log: Log;
  clock: Clock;
  /** Milliseconds of a clock that only moves forward. */
  now(): number;
  /** Something that takes long has come so far. */
  onProgress(step: string, done: number, total: number): void;
  /** Ends the start between two parts, with the signal's reason. */
  signal: AbortSignal;
}

/**
 * Opens every part in order and connects them. If one cannot be opened, those before it are closed.
 * @param members of the development network
 */
export async function startNode(
  config: Config,
  members: readonly DevelopmentMember[],
  surroundings: NodeSurroundings,
): Promise<Node> {
  const { log } = surroundings;
  const closers = createClosers();
  const breakdown = createBreakdown();
  try {
    return await open(config, members, surroundings, { closers, breakdown });
  } catch (error) {
    await closers.closeAll().catch((failure) => log.error({ error: failure }, "a part did not close"));
    // What broke a part says more than what could not be done then.
    throw breakdown.first() ?? error;
  }
}

async function open(
  config: Config,
  members: readonly DevelopmentMember[],
  { log, clock, now, onProgress, signal }: NodeSurroundings,
  { closers, breakdown }: { closers: Closers; breakdown: Breakdown },
): Promise<Node> {
  const durations: Record<string, number> = {};
  async function timed<T>(part: string, work: Promise<T>, opened?: (result: T) => void): Promise<T> {
    const start = now();
    const result = await work;
    opened?.(result);
    durations[part] = Math.round(now() - start);
    signal.throwIfAborted();
    return result;
  }
  const { chainId, finalityDepth, gasPrice } = config;
  const report = (error: unknown) => log.error({ error }, "something in the background failed");
  const graceMs = config.shutdownSeconds * 1000;
  let stopping = false;
  let serving = false;

  const { layout, outbox } = await openDataDir(config.dataDir, log);
  closers.add(() => outbox.close());
  const started = new Date(clock() * 1000).toISOString();
  await writeRunningNode(layout, { pid: process.pid, url: null, started });
  closers.add(() => removeRunningNode(layout));

  const networkKey = await loadNetworkKey(layout);
  const evidenceKeys = await openEvidenceKeys(layout);
  const identities = await openIdentities({ config, layout, networkKey, members, clock, onFailure: report });
  closers.add(identities.close);

  const keys = identities.development?.keys;
  // A long chain takes long to restore, and nothing is lost if that is given up.
  const chain = await timed("chain", orAborted(openChain(), signal), (link) => closers.add(link.close));
  const { request } = chain;
  const manifest = await timed(
    "deployment",
    findDeployment({ request, chainId, layout, given: config.deployment, gasPrice, log }, keys),
  );
  const genesis = await genesisOf(chain);
  const contracts = addressesOf(manifest);

  const projection = await timed("index", openProjection({ directory: layout.projection, log }), (opened) =>
    closers.add(opened.close),
  );
  const indexing = new AbortController();
  const indexer = createIndexer({
    rpc: isVerified(config) ? createVerifiedRpc(chain.indexer, config.validators) : chain.indexer,
    contracts,
    startBlock: firstBlockOf(manifest),
    projection,
    finalityDepth,
    log,
    clock,
    pollMs: config.pollMs,
    signal: indexing.signal,
  });
  const { reader } = projection;
  const forest = await timed("forest", keepForest({ reader, indexer, log }, breakdown.report));
  let indexed: Promise<unknown> = Promise.resolve();
  closers.add(async () => {
    indexing.abort();
    await indexed;
  });
  signal.addEventListener("abort", () => {
    // Without it a catch-up would go on to the end.
    if (!serving) indexing.abort();
  });
  await timed("catch_up", indexer.catchUp());
  indexed = indexer.run().catch(breakdown.report);
  chain.onBlock(indexer.nudge);

  const sender = await timed(
    "sender",
    createSender({
      rpc: chain.sender,
      chainId,
      contracts,
      outbox,
      signers: identities.signers,
      clock,
      newId: newUuid,
      log,
      pollMs: chain.restored === null ? config.pollMs : EMBEDDED_POLL_MS,
      finalityDepth,
      window: config.window,
      gasPrice: BigInt(gasPrice),
    }),
    (running) => closers.add(() => running.stop(graceMs)),
  );

  const metrics = new Registry();
  registerMetrics(metrics, { indexer, sender, outbox, forest, clock });
  const app = await createApp({
    projection: reader,
    outbox,
    sender,
    trace: forest,
    authenticate: identities.authenticate,
    network: { chainId, genesis, contracts, networkKey },
    evidenceKeys,
    clock,
    randomBytes,
    newRequestId: newUuid,
    log,
    metrics,
    chainRequest: request,
    chainHead: () => indexer.status().head ?? undefined,
    readiness() {
      const reasons = reasonsNotReady(indexer.status(), sender.lanes(), stopping);
      return { ready: reasons.length === 0, reasons };
    },
    limits: {
      ...DEFAULT_LIMITS,
      requestsPerPrincipal: config.requestsPerMinute,
      requestsPerAddress: config.requestsPerMinutePerAddress,
      trustedProxies: config.trustedProxies,
    },
  });
  closers.add(() => app.close());
  const server = await listen(app.listener, config);
  closers.add(() => server.close(graceMs));
  await writeRunningNode(layout, { pid: process.pid, url: server.url, started });
  serving = true;

  function openChain(): Promise<ChainLink> {
    if (config.chain !== "embedded") return Promise.resolve(connectRemoteChain(config.chain));
    if (keys === undefined) throw new TypeError("the embedded chain is of the development mode");
    return openEmbeddedChain({
      dataDir: layout.chain,
      chainId,
      port: config.chainPort,
      validator: keys.signer("operator").address,
      clock,
      log,
      onProgress: (done, total) => onProgress("restoring the chain", done, total),
      onFailure: breakdown.report,
    });
  }

  return {
    url: server.url,
    chain,
    manifest,
    projection,
    development: identities.development,
    durations,
    failed: breakdown.promise,
    async stop() {
      stopping = true;
      await closers.closeAll();
    },
  };
}

/** Who names validators wants their seals checked. */
function isVerified({ verifyChain, validators }: Config): boolean {
  return verifyChain || validators !== undefined;
}

/** The embedded chain answers at once, so that asking often costs little. */
const EMBEDDED_POLL_MS = 20;
