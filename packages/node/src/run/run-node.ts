import type { Clock, Log } from "@green-ledger/domain";
import { type Node, startNode } from "../assembly/start-node.ts";
import { helpText } from "../config/help.ts";
import { type Config, loadConfig } from "../config/load-config.ts";
import { dataLayout } from "../data/layout.ts";
import { developmentMembers } from "../development/members.ts";
import { keepTokens } from "../development/tokens.ts";
import { createLog } from "../log/create-log.ts";
import type { PortfolioPlan } from "../portfolio/plan.ts";
import { membersOf, planPortfolio } from "../portfolio/plan-portfolio.ts";
import { type PortfolioSource, readPortfolio } from "../portfolio/read-portfolio.ts";
import { banner } from "./banner.ts";
import { bringUpDevelopment } from "./bring-up-development.ts";
import { EXIT, exitCodeOf, failureText } from "./exit.ts";
import { Interruption } from "./interruption.ts";
import { createProgress, type Progress } from "./progress.ts";
import { type Summary, summarize } from "./summary.ts";

/** Everything outside the program. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean };
  clock: Clock;
  /** Milliseconds since the process started. */
  now(): number;
  /** Aborts with an `Interruption` when the node is to end. */
  interruption: AbortSignal;
}

/** Runs the node from its command line to its end. @returns the exit code */
export async function runNode(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, interruption } = surroundings;
  try {
    const config = loadConfig(args, surroundings);
    if (config === "help") {
      stdout.write(`${helpText()}\n`);
      return EXIT.done;
    }
    await serve(config, surroundings);
    return EXIT.done;
  } catch (error) {
    // What fails because the node is ending is no failure.
    if (error instanceof Interruption || interruption.aborted) return EXIT.done;
    stderr.write(`${failureText(error)}\n`);
    return exitCodeOf(error);
  }
}

async function serve(config: Config, surroundings: Surroundings): Promise<void> {
  const { stderr, clock, now, interruption } = surroundings;
  const log = createLog({ level: config.logLevel, format: config.logFormat, stream: stderr });
  const progress = createProgress(stderr, now);
  const source = config.portfolio === undefined ? undefined : await readPortfolio(config.portfolio);
  const plan = source === undefined ? undefined : planPortfolio(source);
  const members = config.development ? developmentMembers(source === undefined ? [] : membersOf(source)) : [];

  const node = await startNode(config, members, {
    log,
    clock,
    now,
    onProgress: progress.show,
    signal: interruption,
  });
  try {
    await Promise.race([work(node, config, { plan, source }, { surroundings, log, progress }), node.failed]);
  } finally {
    progress.clear();
    await node.stop();
  }
}

async function work(
  node: Node,
  config: Config,
  { plan }: { plan: PortfolioPlan | undefined; source: PortfolioSource | undefined },
  { surroundings, log, progress }: { surroundings: Surroundings; log: Log; progress: Progress },
): Promise<void> {
  const { stdout, now, interruption } = surroundings;
  const { development } = node;
  const tokensFile = dataLayout(config.dataDir).tokens;
  let tokens: Record<string, string> = {};
  let loaded: Summary | undefined;
  if (development !== undefined) {
    const make = async () => {
      tokens = await development.makeTokens();
      return tokens;
    };
    const stop = await keepTokens(tokensFile, make, (error) => log.error({ error }, "tokens are not written"));
    interruption.addEventListener("abort", stop);
    const options = { node, development, tokens, plan, now, signal: interruption, onProgress: progress.show };
    const { findings, sent, durations } = await bringUpDevelopment(options);
    if (plan !== undefined || config.once) {
      loaded = await summaryOf(node, { findings, operations_sent: sent, durations_ms: { ...node.durations, ...durations } }, now);
    }
  }
  progress.clear();
  if (config.once) {
    stdout.write(`${JSON.stringify(loaded, null, 2)}\n`);
    return;
  }
  const own = development === undefined ? undefined : { actors: development.actors, tokens, tokensFile };
  stdout.write(`${banner({ node, dataDir: config.dataDir, development: own, loaded, took: now() })}\n`);
  await untilAborted(interruption);
}

async function summaryOf(
  { projection, manifest }: Node,
  rest: Pick<Summary, "findings" | "operations_sent" | "durations_ms">,
  now: () => number,
): Promise<Summary> {
  const snapshot = projection.reader.snapshot();
  try {
    return {
      ...(await summarize(snapshot)),
      chain: { id: manifest.chainId, genesis: manifest.genesisHash },
      ...rest,
      durations_ms: { ...rest.durations_ms, total: Math.round(now()) },
    };
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
