import type { MovementRow } from "@green-ledger/domain";
import { type Downstream, type DownstreamOptions, downstream } from "./downstream.ts";
import { addMovement } from "./grow.ts";
import { createScratch, scratchBytes } from "./scratch.ts";
import type { Start } from "./starts.ts";
import { createState, stateBytes } from "./state.ts";
export function createForest() {
  const state = createState();
  const scratch = createScratch();
  return {
    state, scratch,
    apply: (row: MovementRow) => addMovement(state, row),
    downstream: (start: Start, options: DownstreamOptions = {}): Downstream | undefined => downstream(state, scratch, start, options),
    bytes: () => [stateBytes(state), scratchBytes(scratch)],
  };
}
