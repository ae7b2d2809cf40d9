import { startNode } from "../../packages/node/src/assembly/start-node.ts";
import { loadConfig, requireServable } from "../../packages/node/src/config/load-config.ts";
import { type DevelopmentMember, developmentMembers } from "../../packages/node/src/development/members.ts";
import { createLog } from "../../packages/node/src/log/create-log.ts";
import { membersOf, planPortfolio } from "../../packages/node/src/portfolio/plan-portfolio.ts";
import { readPortfolio } from "../../packages/node/src/portfolio/read-portfolio.ts";
import { bringUpDevelopment } from "../../packages/node/src/run/bring-up-development.ts";
import { DemoError } from "./demo-error.ts";
import { createDesk, type Desk } from "./desk.ts";

/** A company of the council, for the payment that stays within the group. Simulated. */
export const AFFILIATE: DevelopmentMember = {
  reference: "SIM-COUNCIL-COMPANY",
  name: "Simulated Council Company",
  kind: "enterprise",
  keyRoles: ["maker"],
  country: "GB",
  simulated: true,
};

export interface NodeOptions {
  dataDir: string;
  portfolio: boolean;
  onProgress(step: string, done: number, total: number): void;
}

/**
 * Runs a node of the development network in this process for as long as the work takes. The work reaches it through its
 * gateway only.
 */
export async function withNode<T>(
  { dataDir, portfolio, onProgress }: NodeOptions,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const flags = ["--data-dir", dataDir, "--port", "0", ...(portfolio ? [] : ["--no-portfolio"])];
  const config = loadConfig(flags, { env: {}, cwd: dataDir });
  if (config === "help") throw new DemoError("demo_unexpected", "The node was asked for help.");
  requireServable(config);
  const source = config.portfolio === undefined ? undefined : await readPortfolio(config.portfolio);
  const { signal } = new AbortController();
  const now = () => performance.now();
  const node = await startNode(
    config,
    developmentMembers([...(source === undefined ? [] : membersOf(source)), AFFILIATE]),
    {
      log: createLog({ level: config.logLevel, format: config.logFormat, stream: process.stderr }),
      clock: () => Math.floor(Date.now() / 1000),
      now,
      onProgress,
      signal,
    },
  );
  try {
    const { development } = node;
    if (development === undefined) throw new DemoError("demo_unexpected", "The node makes no members.");
    const tokens = await development.makeTokens();
    const plan = source === undefined ? undefined : planPortfolio(source);
    const told = async () => {
      await bringUpDevelopment({ node, development, tokens, plan, now, signal, onProgress });
      return work(createDesk({ url: node.url, tokens, signal }));
    };
    return await Promise.race([told(), node.failed]);
  } finally {
    await node.stop();
  }
}
