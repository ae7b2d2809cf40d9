import type { AccountId, Colour } from "@green-ledger/domain";
import { describeLot, type LotName } from "./describe.ts";
import { ForestFault } from "./faults.ts";
import { colourOf } from "./find.ts";
import { idOf } from "./id-table.ts";
import { lotAmount } from "./lot-amounts.ts";
import { type Ranking, rank } from "./ranking.ts";
import { read } from "./records.ts";
import { HELD, type Scratch } from "./scratch.ts";
import { type EndsStart, type LotStart, type MovementStart, resolveEdges } from "./starts.ts";
import { type ForestState, HOLDING, LOT } from "./state.ts";
import { addSum, begin, place, sumOf } from "./sums.ts";
import { type Told, toldOf } from "./told.ts";
import { findWay, type Way } from "./way.ts";

/** A receipt that fed what was asked for. */
export interface RootShare extends LotName, Told {
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

/**
 * Where money came from. A lot has one parent, so nothing is apportioned, but for money that came back or was exchanged,
 * and only a part of which is asked for.
 */
export interface Upstream {
  /** Σ of the legs or lots that were asked for, less what came back of them. */
  amount: bigint;
  /** Of it and of what led to it, what was bought in exchange, and what was sold for that, in their currencies. */
  bought: bigint;
  sold: bigint;
  /** Whether Σ of the roots' shares = amount − bought + sold. An answer in which it is not is never given. */
  holds: boolean;
  /** Legs or lots that were asked for. */
  edges: number;
  /** Lots on the way, those at both ends included. */
  lots: number;
  /** Most lots of one colour one above the other. */
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

/** @returns undefined if there is no such movement or lot */
export function upstream(
  state: ForestState,
  { holdings }: Scratch,
  start: UpstreamStart,
  options: UpstreamOptions,
): Upstream | undefined {
  const edges = resolveEdges(state, start);
  if (edges === undefined) return undefined;
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const way = findWay(state, edges);
  const { lots, passed, roots, amount, bought, sold, depth } = way;
  begin(holdings, state.holdings.length);
  for (let position = 0; position < lots.length; position++) {
    const lot = lots[position] as number;
    const to = place(holdings, read(state.lots, lot, LOT.holding));
    addSum(holdings, to + HELD.received, passed, place(passed, position));
  }
  const accountOf = (holding: number) => idOf(state.accounts, read(state.holdings, holding, HOLDING.account));
  const holdingColour = (holding: number) => colourOf(state, read(state.holdings, holding, HOLDING.colour));
  return {
    amount,
    bought,
    sold,
    holds: sharesHold(way),
    edges: edges.kind === "lots" ? edges.lots.length : edges.ends.length,
    lots: lots.length,
    depth,
    roots: rank(passed, {
      columns: [0],
      limit,
      nameOf: (position) => describeLot(state, lots[position] as number).movement,
      row: (position) => {
        const lot = lots[position] as number;
        return {
          ...describeLot(state, lot),
          ...toldOf(state, read(state.lots, lot, LOT.movement)),
          received: lotAmount(state, lot),
          amount: sumOf(passed, position, 0),
        };
      },
      numbers: roots,
    }),
    accounts: rank(holdings, {
      columns: [HELD.received],
      limit,
      nameOf: (holding) => `${accountOf(holding)}/${holdingColour(holding)}`,
      row: (holding) => ({
        account: accountOf(holding),
        colour: holdingColour(holding),
        amount: sumOf(holdings, holding, HELD.received),
      }),
    }),
  };
}

/** @throws ForestFault conservation_broken if the roots' shares do not add up to what was asked for */
function sharesHold({ amount, bought, sold, passed, roots }: Way): boolean {
  const shares = roots.reduce((sum, root) => sum + sumOf(passed, root, 0), 0n);
  if (shares !== amount - bought + sold) {
    throw new ForestFault("conservation_broken", "The shares of the roots do not add up to what they fed.", {
      amount: amount.toString(),
      bought: bought.toString(),
      sold: sold.toString(),
      shares: shares.toString(),
    });
  }
  return true;
}
