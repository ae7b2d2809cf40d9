import type { Development } from "../assembly/identities.ts";
import type { Node } from "../assembly/start-node.ts";
import { admitMembers } from "../development/admit-members.ts";
import { subjectOf } from "../development/members.ts";
import { createSteadyWriter } from "../development/steady-writer.ts";
import type { Finding } from "../portfolio/findings.ts";
import { loadPortfolio } from "../portfolio/load-portfolio.ts";
import type { PortfolioPlan } from "../portfolio/plan.ts";

/** The taxonomy of the green bonds that most issuers name. */
const STANDARD_SCHEME = "ICMA_GBP_2021";

export interface BringUpOptions {
  node: Pick<Node, "url">;
  development: Development;
  tokens: Readonly<Record<string, string>>;
  /** Undefined to make the members only. */
  plan: PortfolioPlan | undefined;
  now(): number;
  signal: AbortSignal;
  onProgress(step: string, done: number, total: number): void;
}

export interface BroughtUp {
  findings: Finding[];
  /** Operations that were new. */
  sent: number;
  durations: { members: number; portfolio: number };
}

/**
 * Makes the members of the development network and loads the portfolio, through the gateway.
 * @throws NodeError `portfolio_failed`, ApiError, TransportError
 */
export async function bringUpDevelopment(options: BringUpOptions): Promise<BroughtUp> {
  const { node, development, tokens, plan, now, signal, onProgress } = options;
  const { actors } = development;
  const writer = createSteadyWriter({ url: node.url, tokens, signal });
  const start = now();
  const parties = await admitMembers(writer, { actors, schemes: schemesOf(plan) });
  const admitted = now();
  const subjects = new Map(actors.map(({ member }) => [member.reference, subjectOf(member)]));
  const findings =
    plan === undefined ? [] : await loadPortfolio(plan, { writer, subjects, parties, onProgress });
  return {
    findings,
    sent: writer.sent(),
    durations: { members: Math.round(admitted - start), portfolio: Math.round(now() - admitted) },
  };
}

function schemesOf(plan: PortfolioPlan | undefined): string[] {
  const named = [
    ...(plan?.instruments ?? []).map(({ body }) => body.framework.scheme),
    ...(plan?.projects ?? []).flatMap(({ body }) => body.classifications.map(({ scheme }) => scheme)),
  ];
  return [...new Set([STANDARD_SCHEME, ...named])];
}
