export { type BlockChange, changeOf } from "./appendBlock.ts";
export type { ForestLot } from "./checkLot.ts";
export { compareWithIndex } from "./compareWithIndex.ts";
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
export type { CategoryOf } from "./groupExits.ts";
export { type LoadProgress, loadForest } from "./loadForest.ts";
export type { PathEnd, PathFilter } from "./pathFilter.ts";
export type { Path, PathLot, PathOptions, PathPage } from "./paths.ts";
export type { Ranking } from "./ranking.ts";
export type { ColoursStart, EndsStart, LotStart, MovementStart, Start } from "./starts.ts";
export type { Counts } from "./sumDownstream.ts";
export type { AccountPass, RootShare, Upstream, UpstreamOptions, UpstreamStart } from "./upstream.ts";
