import type { Node } from "../assembly/start-node.ts";
import type { Actor } from "../development/development-principals.ts";
import type { Summary } from "./summary.ts";

export interface BannerFacts {
  node: Pick<Node, "url" | "chain">;
  dataDir: string;
  /** Undefined outside development mode. */
  development: DevelopmentFacts | undefined;
  /** What the ledger holds. */
  loaded: Summary | undefined;
  /** Since the start of the process, in milliseconds. */
  took: number;
}

interface DevelopmentFacts {
  actors: readonly Actor[];
  tokens: Readonly<Record<string, string>>;
  tokensFile: string;
  /** What the command line needs to find this node; empty if it is where it is looked for. */
  flags: string;
  /** What to try, as arguments of the command line. */
  commands: readonly string[];
}

/** What is printed when the node serves. */
export function banner({ node, dataDir, development, loaded, took }: BannerFacts): string {
  return [
    ...(development === undefined ? [] : [DEVELOPMENT_NOTICE, ""]),
    `Green Ledger serves after ${(took / 1000).toFixed(1)} s.`,
    `  gateway    ${node.url}`,
    `  reference  ${node.url}/docs`,
    `  chain      ${node.chain.url}${restoredText(node)}`,
    `  data       ${dataDir}`,
    ...(loaded === undefined || loaded.counts.instruments === 0 ? [] : ["", ...loadedLines(loaded)]),
    ...(development === undefined ? [] : ["", ...developmentLines(node.url, development)]),
    "",
    "Ctrl-C ends it orderly.",
  ].join("\n");
}

const DEVELOPMENT_NOTICE =
  "DEVELOPMENT MODE: keys and tokens are made here and kept unguarded beside the data. Not for real money.";

function restoredText({ chain: { restored } }: BannerFacts["node"]): string {
  if (restored === null || restored.transactions === 0) return "";
  return ` (${restored.transactions} transactions restored in ${(restored.milliseconds / 1000).toFixed(1)} s)`;
}

function loadedLines({
  counts,
  findings,
  operations_sent: sent,
  totals_per_currency: totals,
}: Summary): string[] {
  const what =
    sent === 0 ? "Portfolio: was loaded before, nothing was sent." : `Portfolio: loaded, ${sent} operations.`;
  const money = totals
    .filter(({ allocated }) => /[1-9]/.test(allocated))
    .map(
      ({ currency, minted, allocated, live }) =>
        `  ${currency}: proceeds ${grouped(minted)}, allocated ${grouped(allocated)}, unallocated ${grouped(live)}`,
    );
  return [
    what,
    `  ${counts.parties} parties, ${counts.assets} projects, ${counts.instruments} instruments with ${counts.tranches} tranches, ` +
      `${counts.accounts} accounts, ${counts.receipts} receipts, ${counts.payments} payments`,
    ...money,
    ...(findings.length === 0 ? [] : [`  ${findings.length} payments refused or marked:`]),
    ...findings.map(
      ({ project, reason, currency, asked, limit }) =>
        `    ${project.padEnd(10)} ${reason}: ${currency} ${grouped(asked)} asked, ${grouped(limit)} left`,
    ),
  ];
}

function grouped(decimal: string): string {
  return decimal.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",");
}

function developmentLines(
  url: string,
  { actors, tokens, tokensFile, flags, commands }: DevelopmentFacts,
): string[] {
  const width = Math.max(...actors.map(({ subject }) => subject.length));
  return [
    `Who acts for members, with tokens for a day (${tokensFile}; npm run cli takes them by --role):`,
    ...actors.map(
      ({ subject, member, key }) =>
        `  ${subject.padEnd(width)}  ${member.name}, ${member.kind}${key === null ? "" : `, as ${key.roles.join(", ")}`}${member.simulated ? " (simulated)" : " (real name, simulated keys)"}`,
    ),
    "",
    "To try:",
    ...commands.map((command) => `  npm run cli -- ${command}${flags}`),
    `  curl -H "Authorization: Bearer ${tokens.auditor ?? ""}" ${url}/v1/status`,
  ];
}
