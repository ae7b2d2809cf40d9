export type { Allocation } from "./allocations.ts";
export { type BlockChange, changeOf } from "./append-block.ts";
export { type AtRisk, type RiskSum, sumAtRisk } from "./at-risk.ts";
export type { CameBack } from "./came-back.ts";
export type { ForestLot } from "./check-lot.ts";
export type { ColourTotals } from "./colour-totals.ts";
export { compareWithIndex } from "./compare-with-index.ts";
export type { Conservation, Figures } from "./conservation.ts";
export type { LotName } from "./describe.ts";
export type {
  AccountTotal,
  CategoryTotal,
  CurrencyTotals,
  Downstream,
  DownstreamOptions,
  DownstreamStart,
  PayeeTotal,
  ProjectTotal,
} from "./downstream.ts";
export type { FinalKind } from "./end-kinds.ts";
export { ForestFault, type ForestFaultCode } from "./faults.ts";
export { createForest, type Forest, type ForestSize } from "./forest.ts";
export type { CategoryOf, CurrencyOf } from "./group-exits.ts";
export type { IdleDay } from "./idle-days.ts";
export { type Joined, type JoinedSince, joinedAfter } from "./joined.ts";
export { type LoadProgress, loadForest } from "./load-forest.ts";
export type { PathEnd, PathFilter } from "./path-filter.ts";
export type { Passage, Path, PathLot, PathOptions, PathPage, PathStep } from "./paths.ts";
export type { Placement, PlacementOf } from "./placements.ts";
export {
  type HolderView,
  type ItemView,
  lookThroughHolder,
  lookThroughItems,
  lookThroughProject,
  type PoolPicture,
} from "./pools/look-through.ts";
export type { Ranking } from "./ranking.ts";
export type { ColoursStart, EndsStart, LotStart, MovementStart, Start } from "./starts.ts";
export type { Counts } from "./sum-downstream.ts";
export type { Told } from "./told.ts";
export type { AccountPass, RootShare, Upstream, UpstreamOptions, UpstreamStart } from "./upstream.ts";
