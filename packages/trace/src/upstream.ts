import type { AccountId, Colour, MovementId } from "@green-ledger/domain";
import { ForestFault } from "./faults.ts";
import { colourOf } from "./find.ts";
import { idOf } from "./idTable.ts";
import { endAmount, lotAmount } from "./lotAmounts.ts";
import { type Ranking, rank } from "./ranking.ts";
import { read } from "./records.ts";
import { HELD, type Scratch } from "./scratch.ts";
import { type EndsStart, type LotStart, type MovementStart, resolveStart, type Starts } from "./starts.ts";
import { END, type ForestState, HOLDING, LOT } from "./state.ts";
import { addSum, addWide, begin, createSums, place, type Sums, sumOf } from "./sums.ts";

/** A receipt that fed what was asked for. */
export interface RootShare {
  movement: MovementId;
  account: AccountId;
  colour: Colour;
  n: number;
  /** All that the receipt brought. */
  received: bigint;
  /** The part of it that was asked for. */
  amount: bigint;
}

/** Money of one colour that passed through one account on its way; counted at each pass. */
export interface AccountPass {
  account: AccountId;
  colour: Colour;
  amount: bigint;
}

/** Where money came from, exactly: every lot has one parent, so nothing is apportioned. */
export interface Upstream {
  /** Σ of the legs or lots that were asked for. It is Σ of the roots' shares. */
  amount: bigint;
  /** Whether it is. An answer in which it is not is never given. */
  holds: boolean;
  /** Legs or lots that were asked for. */
  legs: number;
  /** Lots on the way, those at both ends included. */
  lots: number;
  /** Most lots one above the other. */
  depth: number;
  /** Largest first, as are the following. */
  roots: Ranking<RootShare>;
  accounts: Ranking<AccountPass>;
}

export type UpstreamStart = EndsStart | MovementStart | LotStart;

export interface UpstreamOptions {
  /** Most rows of each list; all if left out. */
  limit?: number;
}

/**
 * @returns undefined if there is no such movement or lot
 * @throws ForestFault conservation_broken if the roots' shares do not add up
 */
export function upstream(
  state: ForestState,
  scratch: Scratch,
  start: UpstreamStart,
  options: UpstreamOptions,
): Upstream | undefined {
  const starts = resolveStart(state, start);
  if (starts === undefined) return undefined;
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const { lots } = state;
  const way = findWay(state, askedFor(state, starts));
  const { holdings } = scratch;
  begin(holdings, state.holdings.length);
  const roots: number[] = [];
  let amount = 0n;
  for (const [place_, lot] of way.lots.entries()) {
    const to = place(holdings, read(lots, lot, LOT.holding));
    addSum(holdings, to + HELD.received, way.sums, place(way.sums, place_));
    if (read(lots, lot, LOT.parent) === 0) roots.push(place_);
  }
  for (const root of roots) amount += sumOf(way.sums, root, 0);
  return {
    amount,
    holds: check(way.amount, amount),
    legs: way.legs,
    lots: way.lots.length,
    depth: way.depth,
    roots: rank(way.sums, [0], limit, (root) => rootShare(state, way.lots[root] as number, sumOf(way.sums, root, 0)), roots),
    accounts: rank(holdings, [HELD.received], limit, (holding) => ({
      account: idOf(state.accounts, read(state.holdings, holding, HOLDING.account)),
      colour: colourOf(state, read(state.holdings, holding, HOLDING.colour)),
      amount: sumOf(holdings, holding, HELD.received),
    })),
  };
}
