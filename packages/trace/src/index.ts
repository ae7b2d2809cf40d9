export { type BlockChange, changeOf } from "./append-block.ts";
export type { ForestLot } from "./check-lot.ts";
export { compareWithIndex } from "./compare-with-index.ts";
export type { Conservation } from "./conservation.ts";
export type { LotName } from "./describe.ts";
export type {
  AccountTotal,
  CategoryTotal,
  Downstream,
  DownstreamOptions,
  DownstreamStart,
  PayeeTotal,
  ProjectTotal,
} from "./downstream.ts";
export { ForestFault, type ForestFaultCode } from "./faults.ts";
export { createForest, type Forest, type ForestSize } from "./forest.ts";
export type { CategoryOf } from "./group-exits.ts";
export { type LoadProgress, loadForest } from "./load-forest.ts";
export type { PathEnd, PathFilter } from "./path-filter.ts";
export type { Path, PathLot, PathOptions, PathPage } from "./paths.ts";
export type { Ranking } from "./ranking.ts";
export type { ColoursStart, EndsStart, LotStart, MovementStart, Start } from "./starts.ts";
export type { Counts } from "./sum-downstream.ts";
export type { AccountPass, RootShare, Upstream, UpstreamOptions, UpstreamStart } from "./upstream.ts";
