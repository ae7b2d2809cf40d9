import type { AccountId, AssetId, Colour, PartyId } from "@green-ledger/domain";
import { type Conservation, conserve } from "./conservation.ts";
import { colourOf } from "./find.ts";
import { type CategoryOf, groupExits } from "./group-exits.ts";
import { idOf } from "./id-table.ts";
import { type Ranking, rank } from "./ranking.ts";
import { read } from "./records.ts";
import { HELD, PAID, type Scratch, SENT } from "./scratch.ts";
import { type ColoursStart, type LotStart, type MovementStart, resolveStart } from "./starts.ts";
import { type ForestState, HOLDING } from "./state.ts";
import { type Counts, sumDownstream } from "./sum-downstream.ts";
import { countOf, sumOf, touchedOf } from "./sums.ts";

/** Money of one colour in one account: received = live + left + passed on to other accounts. */
export interface AccountTotal {
  account: AccountId;
  colour: Colour;
  /** Σ of the lots that arrived; what comes back after a round trip arrives again. 0 if the start is what left. */
  received: bigint;
  live: bigint;
  /** Left the ledger from this account. */
  left: bigint;
}

export interface PayeeTotal {
  /** Null if the payments name nobody. */
  payee: PartyId | null;
  allocated: bigint;
  returned: bigint;
  fees: bigint;
  payments: number;
}

export interface ProjectTotal {
  /** Null for payments that name no project. */
  project: AssetId | null;
  amount: bigint;
  payments: number;
}

export interface CategoryTotal {
  /** Null for allocations without a project, or whose project has no code in the colour. */
  code: string | null;
  allocated: bigint;
  payments: number;
}

/** Where money went from a start, exactly. Amounts are minor units; colour 0 may mix currencies. */
export interface Downstream extends Counts {
  conservation: Conservation;
  /** Most live first. */
  accounts: Ranking<AccountTotal>;
  /** Largest first, as are the following. */
  payees: Ranking<PayeeTotal>;
  projects: Ranking<ProjectTotal>;
  /** Empty unless `categoryOf` was given. */
  categories: Ranking<CategoryTotal>;
}

export type DownstreamStart = ColoursStart | MovementStart | LotStart;

export interface DownstreamOptions {
  /** Most rows of each list; all if left out. */
  limit?: number;
  categoryOf?: CategoryOf;
}

/** @returns undefined if there is no such movement or lot */
export function downstream(
  state: ForestState,
  scratch: Scratch,
  start: DownstreamStart,
  options: DownstreamOptions,
): Downstream | undefined {
  const starts = resolveStart(state, start);
  if (starts === undefined) return undefined;
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const counts = sumDownstream(state, scratch, starts);
  const { holdings, payees, projects, categories } = scratch;
  const codes = groupExits(state, scratch, options.categoryOf);
  const accountOf = (holding: number) => idOf(state.accounts, read(state.holdings, holding, HOLDING.account));
  const holdingColour = (holding: number) => colourOf(state, read(state.holdings, holding, HOLDING.colour));
  const payeeOf = (payee: number) => (payee === 0 ? null : idOf(state.payees, payee - 1));
  const projectOf = (project: number) => (project === 0 ? null : idOf(state.projects, project - 1));
  const codeOf = (category: number) => codes[category] ?? null;
  return {
    conservation: conserve(figuresOf(scratch)),
    ...counts,
    accounts: rank(holdings, {
      columns: [HELD.live, HELD.received],
      limit,
      nameOf: (holding) => `${accountOf(holding)}/${holdingColour(holding)}`,
      row: (holding) => ({
        account: accountOf(holding),
        colour: holdingColour(holding),
        received: sumOf(holdings, holding, HELD.received),
        live: sumOf(holdings, holding, HELD.live),
        left: sumOf(holdings, holding, HELD.left),
      }),
    }),
    payees: rank(payees, {
      columns: [PAID.amount],
      limit,
      nameOf: (payee) => payeeOf(payee) ?? "",
      row: (payee) => ({
        payee: payeeOf(payee),
        allocated: sumOf(payees, payee, PAID.allocated),
        returned: sumOf(payees, payee, PAID.returned),
        fees: sumOf(payees, payee, PAID.fees),
        payments: countOf(payees, payee, PAID.payments),
      }),
    }),
    projects: rank(projects, {
      columns: [SENT.amount],
      limit,
      nameOf: (project) => projectOf(project) ?? "",
      row: (project) => ({
        project: projectOf(project),
        amount: sumOf(projects, project, SENT.amount),
        payments: countOf(projects, project, SENT.payments),
      }),
    }),
    categories: rank(categories, {
      columns: [SENT.amount],
      limit,
      nameOf: (category) => codeOf(category) ?? "",
      row: (category) => ({
        code: codeOf(category),
        allocated: sumOf(categories, category, SENT.amount),
        payments: countOf(categories, category, SENT.payments),
      }),
    }),
  };
}

function figuresOf({ start, holdings, uses }: Scratch): Omit<Conservation, "holds"> {
  let live = 0n;
  for (const holding of touchedOf(holdings)) live += sumOf(holdings, holding, HELD.live);
  return {
    start: sumOf(start, 0, 0),
    live,
    allocated: sumOf(uses, PAID.allocated, 0),
    returned: sumOf(uses, PAID.returned, 0),
    fees: sumOf(uses, PAID.fees, 0),
  };
}
