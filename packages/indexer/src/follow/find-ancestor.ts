import type { Bytes32 } from "@green-ledger/domain";
import { badReply } from "../chain/raw.ts";
import { readHeaders } from "../chain/read-headers.ts";
import type { Rpc } from "../chain/rpc.ts";

/** Blocks that are compared at a time. */
const STRIDE = 16;

/**
 * The newest committed block that the chain still has; one below `floor` if it has none from there on.
 * @param from at most the checkpoint and the node's newest block
 * @param floor below it nothing can be reverted, so the search ends there
 * @throws IndexError `node_unreachable`, `node_reply_invalid`
 */
export async function findAncestor(
  rpc: Rpc,
  { from, floor, hashOf }: { from: number; floor: number; hashOf(block: number): Bytes32 | undefined },
  signal: AbortSignal,
): Promise<number> {
  for (let top = from; top >= floor; top -= STRIDE) {
    const bottom = Math.max(floor, top - STRIDE + 1);
    const numbers = Array.from({ length: top - bottom + 1 }, (_, i) => top - i);
    for (const [i, header] of (await readHeaders(rpc, numbers, signal)).entries()) {
      if (header === undefined) throw badReply(`no block ${numbers[i]}, though it has later ones`);
      if (header.hash === hashOf(header.number)) return header.number;
    }
  }
  return floor - 1;
}
