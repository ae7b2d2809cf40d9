import type { AccountId, AssetId, Colour, MovementId, PartyId } from "@green-ledger/domain";
import { type Allocation, allocationsIn } from "./allocations.ts";
import { type Conservation, conserve, type Figures } from "./conservation.ts";
import { KIND } from "./end-kinds.ts";
import { colourOf } from "./find.ts";
import { type CategoryOf, type CurrencyOf, type Groups, groupExits } from "./group-exits.ts";
import { idOf } from "./id-table.ts";
import { type Joined, type JoinedSince, joinedDownstream, joinedKey } from "./joined.ts";
import { type Placement, type PlacementOf, placementReader } from "./placements.ts";
import { type Ranking, rank } from "./ranking.ts";
import { read } from "./records.ts";
import { HELD, OLDEST, PAID, PLACED, type Scratch, SENT } from "./scratch.ts";
import { type ColoursStart, type LotStart, type MovementStart, resolveStart } from "./starts.ts";
import { type ForestState, HOLDING } from "./state.ts";
import { type Counts, sumDownstream } from "./sum-downstream.ts";
import { countOf, type Sums, sumOf, touchedOf } from "./sums.ts";

/** Money of one colour in one account: received = live + left + passed on to other accounts. */
export interface AccountTotal {
  account: AccountId;
  colour: Colour;
  /** Σ of the lots that arrived; what comes back after a round trip arrives again. 0 if the start is what left. */
  received: bigint;
  live: bigint;
  /** The first entry of which money is still live; null if nothing is. */
  since: MovementId | null;
  /** How the account places its money for a time; null if it is no placement. */
  placement: Placement | null;
  /** Left the ledger from this account, or went on in another colour; less what came back. */
  left: bigint;
}

export interface PayeeTotal {
  /** Null for payments that name nobody, and for what left without a payment. */
  payee: PartyId | null;
  /** Less what came back, as are the following. */
  allocated: bigint;
  returned: bigint;
  fees: bigint;
  /** Without a known use. */
  breached: bigint;
  payments: number;
  /** What of `allocated` went to it before it joined the payer's group; null if nothing did. */
  joinedLater: Joined | null;
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
  /** One of several colours counts once for each. */
  payments: number;
}

/** Where money went that is in one currency; amounts are its minor units. */
export interface CurrencyTotals {
  currency: string;
  conservation: Conservation;
  /** Largest first, as are the following. */
  payees: Ranking<PayeeTotal>;
  projects: Ranking<ProjectTotal>;
  /** Empty unless `categoryOf` was given. */
  categories: Ranking<CategoryTotal>;
  /** Most live first. */
  accounts: Ranking<AccountTotal>;
  /** Those of the accounts that place money which is live, most first. */
  placements: Ranking<AccountTotal>;
  /** What was allocated to payees that joined the payer's group later. */
  joinedLater: bigint;
}

/** Where money went from a start, exactly: through lending, exchange and refunds to its last payees. */
export interface Downstream extends Counts {
  /** In the order of their names; none if nothing started. */
  currencies: CurrencyTotals[];
  /** Everything that left for projects, if it was asked for. */
  allocations: Allocation[];
}

export type DownstreamStart = ColoursStart | MovementStart | LotStart;

export interface DownstreamOptions {
  /** Most rows of each list; all if left out. */
  limit?: number;
  categoryOf?: CategoryOf;
  /** Without it everything counts as of one currency, named "". */
  currencyOf?: CurrencyOf;
  /** Without it nothing is placed. */
  placementOf?: PlacementOf;
  /** Without it nobody joined. */
  joinedSince?: JoinedSince;
  /** Whether everything that left for projects is listed. */
  allocations?: boolean;
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
  const counts = sumDownstream(state, scratch, starts);
  const placementIn = placementReader(state, options.placementOf);
  const currencyOf = options.currencyOf ?? (() => "");
  const groups = groupExits(state, scratch, options.categoryOf, currencyOf, placementIn);
  const { joinedSince } = options;
  const joined =
    joinedSince === undefined
      ? new Map<string, Joined>()
      : joinedDownstream(state, scratch, starts, { joinedSince, currencyOf: groups.currencyOf });
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const currencies = groups.currencies.map((_, currency) =>
    totalsOf(state, scratch, { groups, currency, limit, placementIn, joined }),
  );
  return {
    ...counts,
    currencies: currencies.sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    allocations: options.allocations === true ? allocationsIn(state, scratch, currencyOf) : [],
  };
}

function totalsOf(
  state: ForestState,
  scratch: Scratch,
  {
    groups,
    currency,
    limit,
    placementIn,
    joined,
  }: {
    groups: Groups;
    currency: number;
    limit: number;
    placementIn(holding: number): Placement | null;
    joined: ReadonlyMap<string, Joined>;
  },
): CurrencyTotals {
  const { holdings, payees, projects, categories } = scratch;
  const accountOf = (holding: number) => idOf(state.accounts, read(state.holdings, holding, HOLDING.account));
  const holdingColour = (holding: number) => colourOf(state, read(state.holdings, holding, HOLDING.colour));
  const [payee0, project0, category0] = [
    groups.payeeAt(currency, 0),
    groups.projectAt(currency, 0),
    groups.categoryAt(currency, 0),
  ];
  const oldestOf = (holding: number) => {
    const oldest = countOf(holdings, holding, OLDEST);
    return oldest === 0 ? null : idOf(state.movements, oldest - 1);
  };
  const payeeOf = (at: number) => (at === payee0 ? null : idOf(state.payees, at - payee0 - 1));
  const projectOf = (at: number) => (at === project0 ? null : idOf(state.projects, at - project0 - 1));
  const codeOf = (at: number) => groups.codes[at - category0] ?? null;
  /** Those of the currency. */
  const within = (sums: Sums, first: number, next: number) =>
    touchedOf(sums).filter((at) => at >= first && at < next);
  const own = touchedOf(holdings).filter((holding) => groups.currencyOf(holding) === currency);
  const ofAccounts = {
    columns: [HELD.live, HELD.received],
    limit,
    nameOf: (holding: number) => `${accountOf(holding)}/${holdingColour(holding)}`,
    row: (holding: number) => ({
      account: accountOf(holding),
      colour: holdingColour(holding),
      received: sumOf(holdings, holding, HELD.received),
      live: sumOf(holdings, holding, HELD.live),
      since: oldestOf(holding),
      placement: placementIn(holding),
      left: sumOf(holdings, holding, HELD.left),
    }),
  };
  return {
    currency: groups.currencies[currency] as string,
    conservation: conserve(figuresOf(scratch, currency)),
    accounts: rank(holdings, { ...ofAccounts, numbers: own }),
    placements: rank(holdings, {
      ...ofAccounts,
      numbers: own.filter(
        (holding) => placementIn(holding) !== null && sumOf(holdings, holding, HELD.live) > 0n,
      ),
    }),
    joinedLater: [...joined].reduce(
      (sum, [key, { amount }]) => (key.endsWith(`/${currency}`) ? sum + amount : sum),
      0n,
    ),
    payees: rank(payees, {
      columns: [PAID.amount],
      limit,
      nameOf: (at) => payeeOf(at) ?? "",
      row: (at) => ({
        payee: payeeOf(at),
        allocated: sumOf(payees, at, PAID.allocated),
        returned: sumOf(payees, at, PAID.returned),
        fees: sumOf(payees, at, PAID.fees),
        breached: sumOf(payees, at, PAID.breached),
        payments: countOf(payees, at, PAID.payments),
        joinedLater: joined.get(joinedKey(at - payee0, currency)) ?? null,
      }),
      numbers: within(payees, payee0, groups.payeeAt(currency + 1, 0)),
    }),
    projects: rank(projects, {
      columns: [SENT.amount],
      limit,
      nameOf: (at) => projectOf(at) ?? "",
      row: (at) => ({
        project: projectOf(at),
        amount: sumOf(projects, at, SENT.amount),
        payments: countOf(projects, at, SENT.payments),
      }),
      numbers: within(projects, project0, groups.projectAt(currency + 1, 0)),
    }),
    categories: rank(categories, {
      columns: [SENT.amount],
      limit,
      nameOf: (at) => codeOf(at) ?? "",
      row: (at) => ({
        code: codeOf(at),
        allocated: sumOf(categories, at, SENT.amount),
        payments: countOf(categories, at, SENT.payments),
      }),
      numbers: within(categories, category0, groups.categoryAt(currency + 1, 0)),
    }),
  };
}

function figuresOf({ totals, kinds }: Scratch, currency: number): Figures {
  return {
    start: sumOf(totals, currency, HELD.start),
    live: sumOf(totals, currency, HELD.live),
    placed: sumOf(totals, currency, PLACED),
    allocated: sumOf(kinds, currency, KIND.allocate),
    returned: sumOf(kinds, currency, KIND.return),
    fees: sumOf(kinds, currency, KIND.fee),
    breached: sumOf(kinds, currency, KIND.breach),
    corrected: sumOf(kinds, currency, KIND.correction),
    bought: sumOf(totals, currency, HELD.bought),
    sold: sumOf(kinds, currency, KIND.conversion),
  };
}
