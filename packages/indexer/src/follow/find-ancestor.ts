import type { Bytes32 } from "@green-ledger/domain";
import { readHeaders } from "../chain/read-headers.ts";
import type { Rpc } from "../chain/rpc.ts";

/** Blocks that are compared at a time. */
const STRIDE = 16;

/**
 * The newest committed block that the chain still has, at or below the checkpoint; one before the first committed block
 * if it has none of them.
 * @param floor below it nothing can be reverted, so the search ends there: `floor − 1` means "somewhere below"
 */
export async function findAncestor(
  rpc: Rpc,
  local: { checkpoint: number; floor: number; hashOf(block: number): Bytes32 | undefined },
  signal: AbortSignal,
): Promise<number> {
  for (let top = local.checkpoint; top >= local.floor; top -= STRIDE) {
    const bottom = Math.max(local.floor, top - STRIDE + 1);
    const numbers = Array.from({ length: top - bottom + 1 }, (_, i) => top - i);
    const headers = await readHeaders(rpc, numbers, signal);
    const common = headers.find(
      (header) => header !== undefined && header.hash === local.hashOf(header.number),
    );
    if (common !== undefined) return common.number;
  }
  return local.floor - 1;
}
