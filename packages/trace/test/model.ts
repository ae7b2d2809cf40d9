import type { AssetId, LotRow, MovementRow } from "@green-ledger/domain";
import type { Downstream, DownstreamStart, Path, Start, Upstream, UpstreamStart } from "../src/index.ts";
import { flow } from "./model/flow.ts";
import { grown } from "./model/history.ts";
import { paths } from "./model/paths.ts";
import { totalsOf } from "./model/totals.ts";
import { upstream } from "./model/upstream.ts";

/**
 * What the forest should answer, said as simply as possible: objects, bigints, recursion, and everything computed
 * anew for each question. Only for short histories.
 */
export interface Model {
  downstream(
    start: DownstreamStart,
    categoryOf?: (colour: number, project: AssetId) => string | undefined,
  ): Downstream;
  upstream(start: UpstreamStart): Upstream;
  paths(start: Start): Path[];
}

/** @param rows lots as the index has them; those of other movements are left out */
export function createModel(movements: readonly MovementRow[], rows: readonly LotRow[]): Model {
  const history = grown(movements, rows);
  return {
    downstream: (start, categoryOf) => totalsOf(flow(history, start), categoryOf),
    upstream: (start) => upstream(history, start),
    paths: (start) => paths(history, start),
  };
}
