import { eventGap, IndexError, type LedgerContract, type LedgerEvent } from "@green-ledger/domain/projection";
import { badReply } from "../chain/raw.ts";
import type { Sequences } from "../chain/read-sequences.ts";

/**
 * Proves that no event is missing in a run of blocks (L12): numbers go on by one from where they were, and end where
 * the contracts say.
 * @param before newest number of each contract before the blocks; a contract without events is left out
 * @param events of the blocks, in order
 * @param after what the contracts say at the end of the last block, as far as it is known
 * @returns newest number of each contract after the blocks
 * @throws IndexError `event_gap`
 */
export function checkSequences(
  before: Sequences,
  events: readonly LedgerEvent[],
  after: { block: number; sequences: Sequences },
): Sequences {
  const last = new Map(before);
  for (const { contract, args, place } of events) {
    const expected = (last.get(contract) ?? 0) + 1;
    const got = Number(args.seq);
    if (got !== expected) throw eventGap({ contract, expected, got, block: place.block });
    last.set(contract, got);
  }
  for (const [contract, end] of after.sequences) {
    const got = last.get(contract) ?? 0;
    if (end > got) throw lastEventMissing(contract, got + 1, end, after.block);
    if (end < got)
      throw badReply(`${got} events of ${contract}, which had emitted ${end} by block ${after.block}`);
  }
  return last;
}

function lastEventMissing(
  contract: LedgerContract,
  expected: number,
  end: number,
  block: number,
): IndexError {
  return new IndexError(
    "event_gap",
    `Event ${expected} of ${contract} is missing: by block ${block} the contract had emitted ${end}. The node left it out; ask another node, or run rebuild.`,
    { contract, expected, got: end, block },
  );
}
