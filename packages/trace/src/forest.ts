import type { AccountId, AssetId, Colour } from "@green-ledger/domain";
import { type Allocation, allocationsTo } from "./allocations.ts";
import { appendBlock, type BlockChange } from "./append-block.ts";
import { type ForestLot, lotAt } from "./check-lot.ts";
import { type ColourTotals, totalsOfColour } from "./colour-totals.ts";
import { cutBlocks } from "./cut.ts";
import { type Downstream, type DownstreamOptions, type DownstreamStart, downstream } from "./downstream.ts";
import type { CurrencyOf } from "./group-exits.ts";
import { type IdleDay, idleDays } from "./idle-days.ts";
import { ownedCount } from "./paged.ts";
import { type PathOptions, type PathPage, paths } from "./paths.ts";
import type { PlacementOf } from "./placements.ts";
import { createScratch, scratchBytes } from "./scratch.ts";
import type { Start } from "./starts.ts";
import { COLOUR, createState, stateBytes } from "./state.ts";
import { type Upstream, type UpstreamOptions, type UpstreamStart, upstream } from "./upstream.ts";

export interface ForestSize {
  lots: number;
  /** Legs that left the ledger, or went on in another colour. */
  legs: number;
  movements: number;
  /** Of everything held, with what is reserved for growth and for questions. */
  bytes: number;
}

/**
 * All lots of the ledger in memory, and every leg that left it or its colour. Fed block by block from the index; answers are exact
 * and of the last block that was appended. Not to be called from within one of its own callbacks.
 */
export interface Forest {
  /** The last block that was appended; -1 before the first. */
  block(): number;
  /** Adds a block that comes after those that are held: all of it or, if a ForestFault is thrown, nothing. */
  append(change: BlockChange): void;
  /** Takes back every block after one, in work proportional to what is removed. */
  truncate(lastBlock: number): void;
  lot(account: AccountId, colour: Colour, n: number): ForestLot | undefined;
  /** Where money went. Undefined if there is no such movement or lot. */
  downstream(start: DownstreamStart, options?: DownstreamOptions): Downstream | undefined;
  /** Where money came from. Undefined if there is no such movement or lot. */
  upstream(start: UpstreamStart, options?: UpstreamOptions): Upstream | undefined;
  /** Single legs with their way from the root. Undefined if there is no such movement or lot. */
  paths(start: Start, options: PathOptions): PathPage | undefined;
  /** Everything that left for some projects, in work proportional to the answer. */
  allocationsTo(projects: readonly AssetId[], currencyOf: CurrencyOf): Allocation[];
  /** Where unspent money of a colour lay at the end of each day on which it moved, oldest first. */
  idleDays(colour: Colour, placementOf: PlacementOf): IdleDay[];
  /** What happened to the money of one colour. */
  totals(colour: Colour): ColourTotals;
  size(): ForestSize;
}

export function createForest(): Forest {
  const state = createState();
  const scratch = createScratch();
  const total = (field: number): number => {
    let sum = 0;
    for (let colour = 0; colour < state.colours.length; colour++)
      sum += ownedCount(state.colours, colour, field);
    return sum;
  };
  return {
    block: () => state.block,
    append: (change) => appendBlock(state, change),
    truncate: (lastBlock) => cutBlocks(state, lastBlock),
    lot: (account, colour, n) => lotAt(state, account, colour, n),
    downstream: (start, options = {}) => downstream(state, scratch, start, options),
    upstream: (start, options = {}) => upstream(state, scratch, start, options),
    paths: (start, options) => paths(state, scratch, start, options),
    allocationsTo: (projects, currencyOf) => allocationsTo(state, projects, currencyOf),
    idleDays: (colour, placementOf) => idleDays(state, colour, placementOf),
    totals: (colour) => totalsOfColour(state, colour),
    size: () => ({
      lots: total(COLOUR.lots),
      legs: total(COLOUR.ends),
      movements: state.movements.records.length,
      bytes: stateBytes(state) + scratchBytes(scratch),
    }),
  };
}
