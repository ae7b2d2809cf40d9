import type { AccountId, AssetId, Colour, PartyId } from "@green-ledger/domain";
import { narrow, WIDE_HIGH } from "./amounts.ts";
import { type Conservation, conserve } from "./conservation.ts";
import { colourOf } from "./find.ts";
import { idOf } from "./idTable.ts";
import { endAmount, lotAmount, lotRemaining } from "./lotAmounts.ts";
import { type Ranking, rank } from "./ranking.ts";
import { baseOf, chunkOf, read } from "./records.ts";
import type { Scratch } from "./scratch.ts";
import { resolveStart, type Start, type Starts } from "./starts.ts";
import { EXIT, END, type ForestState, HOLDING, LOT } from "./state.ts";
import { add, addSum, addWide, begin, countOf, isTouched, type Sums, sumOf } from "./sums.ts";
import { type Visitor, walkDown } from "./walk.ts";

/** Money of one colour in one account, downstream of the start. received = live + left + passed on to other accounts. */
export interface AccountTotal {
  account: AccountId;
  colour: Colour;
  /** Σ of the lots that arrived; what comes back after a round trip arrives again. */
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
  legs: number;
}

export interface ProjectTotal {
  /** Null for payments that name no project. */
  project: AssetId | null;
  amount: bigint;
  legs: number;
}

export interface CategoryTotal {
  /** Null for allocations without a project, or whose project has no code in the colour. */
  code: string | null;
  allocated: bigint;
  legs: number;
}

/** Where money went from a start, exactly. Amounts are minor units; colour 0 may mix currencies. */
export interface Downstream {
  conservation: Conservation;
  lots: number;
  /** Lots with something left. */
  liveLots: number;
  /** Legs of payments that left the ledger. */
  legs: number;
  /** Most lots one above the other. */
  depth: number;
  /** Most live first. */
  accounts: Ranking<AccountTotal>;
  /** Largest first, as are the following. */
  payees: Ranking<PayeeTotal>;
  projects: Ranking<ProjectTotal>;
  /** Empty unless `categoryOf` was given. */
  categories: Ranking<CategoryTotal>;
}

export interface DownstreamOptions {
  /** Most rows of each list; all if left out. */
  limit?: number;
  /** Code under which a project is admitted to a tranche. */
  categoryOf?: (colour: Colour, project: AssetId) => string | undefined;
}

/** Columns of sums per holding. */
const HELD = { received: 0, live: 1, left: 2 } as const;
/** Columns of sums per exit, project and category. */
const SENT = { amount: 0, legs: 1 } as const;
/** Columns of sums per payee: 1 to 3 are the positions in `USES`. */
const PAID = { amount: 0, allocated: 1, returned: 2, fees: 3, legs: 4 } as const;

/** @returns undefined if there is no such movement or lot */
export function downstream(
  state: ForestState,
  scratch: Scratch,
  start: Start,
  options: DownstreamOptions,
): Downstream | undefined {
  const starts = resolveStart(state, start);
  if (starts === undefined) return undefined;
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const counts = sumUp(state, scratch, starts);
  const { holdings, payees, projects, categories } = scratch;
  const codes = groupExits(state, scratch, options.categoryOf);
  const conservation = conserve(figuresOf(scratch));
  return {
    conservation,
    ...counts,
    accounts: rank(holdings, [HELD.live, HELD.received], limit, (holding) => ({
      account: idOf(state.accounts, read(state.holdings, holding, HOLDING.account)),
      colour: colourOf(state, read(state.holdings, holding, HOLDING.colour)),
      received: sumOf(holdings, holding, HELD.received),
      live: sumOf(holdings, holding, HELD.live),
      left: sumOf(holdings, holding, HELD.left),
    })),
    payees: rank(payees, [PAID.amount], limit, (payee) => ({
      payee: payee === 0 ? null : idOf(state.payees, payee - 1),
      allocated: sumOf(payees, payee, PAID.allocated),
      returned: sumOf(payees, payee, PAID.returned),
      fees: sumOf(payees, payee, PAID.fees),
      legs: countOf(payees, payee, PAID.legs),
    })),
    projects: rank(projects, [SENT.amount], limit, (project) => ({
      project: project === 0 ? null : idOf(state.projects, project - 1),
      amount: sumOf(projects, project, SENT.amount),
      legs: countOf(projects, project, SENT.legs),
    })),
    categories: rank(categories, [SENT.amount], limit, (category) => ({
      code: codes[category] ?? null,
      allocated: sumOf(categories, category, SENT.amount),
      legs: countOf(categories, category, SENT.legs),
    })),
  };
}

/** Sums per holding and per exit, in one walk. */
function sumUp(
  state: ForestState,
  scratch: Scratch,
  starts: Starts,
): Pick<Downstream, "lots" | "liveLots" | "legs" | "depth"> {
  const { holdings, exits, start } = scratch;
  begin(holdings, state.holdings.length);
  begin(exits, state.exits.length);
  begin(start, 1);
  const sweep = starts.kind === "colours";
  if (!sweep) addStarts(state, start, starts);
  let lots = 0;
  let liveLots = 0;
  let legs = 0;
  const visitor: Visitor = {
    lots(list, from, to) {
      let live = 0;
      for (let i = from; i < to; i++) {
        const lot = list[i] as number;
        const chunk = chunkOf(state.lots, lot);
        const base = baseOf(state.lots, lot);
        const holding = chunk[base + LOT.holding] as number;
        const highs = chunk[base + LOT.highs] as number;
        const high = highs & 0xffff;
        const isStart = sweep && chunk[base + LOT.parent] === 0;
        if (high === WIDE_HIGH) {
          const amount = lotAmount(state, lot);
          const remaining = lotRemaining(state, lot);
          if (remaining > 0n) live++;
          if (isStart) addWide(start, 0, 0, amount);
          addWide(holdings, holding, HELD.received, amount);
          addWide(holdings, holding, HELD.live, remaining);
        } else {
          const amount = narrow(chunk[base + LOT.amountLow] as number, high);
          const remaining = narrow(chunk[base + LOT.remainingLow] as number, highs >>> 16);
          if (isStart) add(start, 0, 0, amount);
          add(holdings, holding, HELD.received, amount);
          if (remaining > 0) {
            live++;
            add(holdings, holding, HELD.live, remaining);
          }
        }
      }
      lots += to - from;
      liveLots += live;
    },
    ends(list, from, to) {
      for (let i = from; i < to; i++) {
        const end = list[i] as number;
        const chunk = chunkOf(state.ends, end);
        const base = baseOf(state.ends, end);
        const exit = chunk[base + END.exit] as number;
        const high = chunk[base + END.amountHigh] as number;
        add(exits, exit, SENT.legs, 1);
        if (high === WIDE_HIGH) {
          addWide(exits, exit, SENT.amount, endAmount(state, end));
        } else {
          add(exits, exit, SENT.amount, narrow(chunk[base + END.amountLow] as number, high));
        }
      }
      legs += to - from;
    },
  };
  const depth = walkDown(state, scratch.walk, starts, visitor);
  return { lots, liveLots, legs, depth };
}

/**
 * Sums of the exits by use, payee, project and category.
 * @returns codes of the categories by number
 */
function groupExits(
  state: ForestState,
  { holdings, exits, uses, payees, projects, categories }: Scratch,
  categoryOf: DownstreamOptions["categoryOf"],
): (string | null)[] {
  begin(uses, 4);
  begin(payees, state.payees.records.length + 1);
  begin(projects, state.projects.records.length + 1);
  begin(categories, state.exits.length);
  const categoriesFound = createCategories(state, categoryOf);
  for (const exit of exits.touched.subarray(0, exits.count)) {
    const holding = read(state.exits, exit, EXIT.holding);
    const use = read(state.exits, exit, EXIT.use);
    const payee = read(state.exits, exit, EXIT.payee);
    const project = read(state.exits, exit, EXIT.project);
    addSum(holdings, holding, HELD.left, exits, exit, SENT.amount);
    addSum(uses, use, 0, exits, exit, SENT.amount);
    addSum(payees, payee, PAID.amount, exits, exit, SENT.amount);
    addSum(payees, payee, use, exits, exit, SENT.amount);
    addSum(payees, payee, PAID.legs, exits, exit, SENT.legs);
    addSum(projects, project, SENT.amount, exits, exit, SENT.amount);
    addSum(projects, project, SENT.legs, exits, exit, SENT.legs);
    if (use === PAID.allocated && categoryOf !== undefined) {
      const category = categoriesFound.numberOf(read(state.holdings, holding, HOLDING.colour), project);
      addSum(categories, category, SENT.amount, exits, exit, SENT.amount);
      addSum(categories, category, SENT.legs, exits, exit, SENT.legs);
    }
  }
  return categoriesFound.codes;
}

/** Numbers the categories as they are met, and asks once for each project of a colour. */
function createCategories(
  state: ForestState,
  categoryOf: DownstreamOptions["categoryOf"],
): { codes: (string | null)[]; numberOf(colour: number, project: number): number } {
  const codes: (string | null)[] = [];
  const numberOfCode = new Map<string | null, number>();
  const numberOfPair = new Map<number, number>();
  const number = (colour: number, project: number): number => {
    const code =
      project === 0 ? null : (categoryOf?.(colourOf(state, colour), idOf(state.projects, project - 1)) ?? null);
    const known = numberOfCode.get(code) ?? codes.push(code) - 1;
    numberOfCode.set(code, known);
    return known;
  };
  return {
    codes,
    numberOf(colour, project) {
      const pair = colour * (state.projects.records.length + 1) + project;
      const known = numberOfPair.get(pair) ?? number(colour, project);
      numberOfPair.set(pair, known);
      return known;
    },
  };
}

function figuresOf({ start, holdings, uses }: Scratch): Omit<Conservation, "holds"> {
  let live = 0n;
  for (const holding of holdings.touched.subarray(0, holdings.count)) live += sumOf(holdings, holding, HELD.live);
  return {
    start: sumIfAny(start, 0),
    live,
    allocated: sumIfAny(uses, PAID.allocated),
    returned: sumIfAny(uses, PAID.returned),
    fees: sumIfAny(uses, PAID.fees),
  };
}

function sumIfAny(sums: Sums, number: number): bigint {
  return isTouched(sums, number) ? sumOf(sums, number, 0) : 0n;
}

function addStarts(state: ForestState, sums: Sums, starts: Starts): void {
  if (starts.kind === "lots") for (const lot of starts.lots) addWide(sums, 0, 0, lotAmount(state, lot));
  if (starts.kind === "ends") for (const end of starts.ends) addWide(sums, 0, 0, endAmount(state, end));
}
