import type { AssetId, Colour, PartyId } from "@green-ledger/domain";
import type { Allocation } from "./allocations.ts";
import type { Ranking } from "./ranking.ts";

export interface RiskSum {
  amount: bigint;
  payments: number;
}

/** What of one currency left for projects that are out of standing. */
export interface AtRisk extends RiskSum {
  currency: string;
  /** Largest first, as are the following. */
  tranches: Ranking<RiskSum & { colour: Colour }>;
  payees: Ranking<RiskSum & { payee: PartyId | null }>;
  projects: Ranking<RiskSum & { project: AssetId }>;
}

/**
 * Sums allocations by tranche, payee and project, by currency in the order of their names.
 * @param rests whether what left for a project rests on something that is out of standing
 * @param limit most rows of each list; all if left out
 */
export function sumAtRisk(
  allocations: readonly Allocation[],
  rests: (project: AssetId) => boolean,
  limit = Number.POSITIVE_INFINITY,
): AtRisk[] {
  const marked = new Map<AssetId, boolean>();
  const atRisk = allocations.filter(({ project }) => {
    const known = marked.get(project) ?? rests(project);
    marked.set(project, known);
    return known;
  });
  const currencies = [...Map.groupBy(atRisk, ({ currency }) => currency)];
  return currencies
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, own]) => ({
      currency,
      ...sumOf(own),
      tranches: ranked(own, "colour", limit, (each) => each.reduce((sum, { payments }) => sum + payments, 0)),
      payees: ranked(own, "payee", limit),
      projects: ranked(own, "project", limit),
    }));
}

function sumOf(allocations: readonly Allocation[]): RiskSum {
  return {
    amount: allocations.reduce((sum, { amount }) => sum + amount, 0n),
    payments: ownOf(allocations),
  };
}

const ownOf = (allocations: readonly Allocation[]): number =>
  allocations.reduce((sum, { own }) => sum + own, 0);

function ranked<Key extends "colour" | "payee" | "project">(
  allocations: readonly Allocation[],
  key: Key,
  limit: number,
  count: (group: readonly Allocation[]) => number = ownOf,
): Ranking<RiskSum & Pick<Allocation, Key>> {
  const rows = [...Map.groupBy(allocations, (each) => each[key]).values()].map((group) => ({
    ...({ [key]: (group[0] as Allocation)[key] } as Pick<Allocation, Key>),
    amount: sumOf(group).amount,
    payments: count(group),
  }));
  rows.sort((a, b) => {
    if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1;
    return String(a[key] ?? "") < String(b[key] ?? "") ? -1 : 1;
  });
  return { rows: rows.slice(0, limit), count: rows.length };
}
