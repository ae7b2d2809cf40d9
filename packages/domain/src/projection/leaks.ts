import type { LeakRow } from "../rows.ts";
import { put, type RowMutation } from "./projector.ts";
import { ROW } from "./row-refs.ts";

/** Money that had left without a known use is there again. */
export function restored(leak: LeakRow, amount: bigint): RowMutation {
  return put(ROW.leak(leak.movement, leak.colour), { ...leak, restored: leak.restored + amount });
}
