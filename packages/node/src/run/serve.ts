import { type Node, startNode } from "../assembly/start-node.ts";
import type { Config } from "../config/load-config.ts";
import { dataLayout } from "../data/layout.ts";
import { developmentMembers } from "../development/members.ts";
import { keepTokens } from "../development/tokens.ts";
import { createLog } from "../log/create-log.ts";
import { membersOf, planPortfolio } from "../portfolio/plan-portfolio.ts";
import { readPortfolio } from "../portfolio/read-portfolio.ts";
import { banner } from "./banner.ts";
import { bringUpDevelopment } from "./bring-up-development.ts";
import { cliFlags, commandsToTry } from "./commands-to-try.ts";
import { createProgress } from "./progress.ts";
import { type Summary, summarize } from "./summary.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Starts the node, brings up the development network, and serves until it is to end; with `once`, until the portfolio
 * is loaded.
 * @throws whatever a part of the node throws; the node is closed then
 */
export async function serve(config: Config, surroundings: Surroundings): Promise<void> {
  const { stderr, clock, now, interruption } = surroundings;
  const log = createLog({ level: config.logLevel, format: config.logFormat, stream: stderr });
  const progress = createProgress(stderr, now);
  const source = config.portfolio === undefined ? undefined : await readPortfolio(config.portfolio);
  const plan = source === undefined ? undefined : planPortfolio(source);
  const members = config.development ? developmentMembers(source === undefined ? [] : membersOf(source)) : [];
  const onProgress = progress.show;
  const node = await startNode(config, members, { log, clock, now, onProgress, signal: interruption });

  async function work(): Promise<void> {
    const tokensFile = dataLayout(config.dataDir).tokens;
    const tokens = await keptTokens(node, tokensFile);
    const loaded = await broughtUp(tokens);
    progress.clear();
    if (config.once) {
      surroundings.stdout.write(`${JSON.stringify(loaded, null, 2)}\n`);
      return;
    }
    const { dataDir } = config;
    const development = node.development && {
      actors: node.development.actors,
      tokens,
      tokensFile,
      flags: cliFlags({ url: node.url, dataDir, cwd: surroundings.cwd }),
      commands: commandsToTry(plan),
    };
    const text = banner({ node, dataDir, development, loaded, took: now() });
    surroundings.stdout.write(`${text}\n`);
    await untilAborted(interruption);
  }

  async function keptTokens({ development }: Node, path: string): Promise<Readonly<Record<string, string>>> {
    if (development === undefined) return {};
    const report = (error: unknown) => log.error({ error }, "new development tokens could not be written");
    const stop = await keepTokens(path, development.makeTokens, report);
    interruption.addEventListener("abort", stop);
    return development.makeTokens();
  }

  async function broughtUp(tokens: Readonly<Record<string, string>>): Promise<Summary | undefined> {
    const { development, manifest } = node;
    if (development === undefined) return undefined;
    const { findings, sent, durations } = await bringUpDevelopment({
      node,
      development,
      tokens,
      plan,
      now,
      signal: interruption,
      onProgress,
    });
    return {
      ...(await indexed(node)),
      findings,
      chain: { id: manifest.chainId, genesis: manifest.genesisHash },
      operations_sent: sent,
      durations_ms: { ...node.durations, ...durations, total: Math.round(now()) },
    };
  }

  try {
    await Promise.race([work(), node.failed]);
  } finally {
    progress.clear();
    await node.stop();
  }
}

async function indexed({ projection }: Node) {
  const snapshot = projection.reader.snapshot();
  try {
    return await summarize(snapshot);
  } finally {
    snapshot.close();
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
