import { eventGap, IndexError, type LedgerContract } from "@green-ledger/domain/projection";
import { badReply } from "../chain/raw.ts";
import type { Sequences } from "../chain/read-sequences.ts";
import type { Window } from "./read-window.ts";

/**
 * Proves that no event is missing in a window (L12): numbers go on by one from where they were, and end where the
 * contracts say.
 * @param before newest number of each contract before the window; a contract without events is left out
 * @returns newest number of each contract after the window
 * @throws IndexError `event_gap`, or `node_reply_invalid` if there are more events than the contracts emitted
 */
export function checkSequences(
  before: Sequences,
  { bundles, last, sequences }: Pick<Window, "bundles" | "last" | "sequences">,
): Sequences {
  const newest = new Map(before);
  for (const { events } of bundles) {
    for (const { contract, args, place } of events) {
      const expected = (newest.get(contract) ?? 0) + 1;
      const got = Number(args.seq);
      if (got !== expected) throw eventGap({ contract, expected, got, block: place.block });
      newest.set(contract, got);
    }
  }
  for (const [contract, end] of sequences) {
    const got = newest.get(contract) ?? 0;
    if (end > got) throw lastEventMissing(contract, got + 1, end, last.number);
    if (end < got)
      throw badReply(`${got} events of ${contract}, which had emitted ${end} by block ${last.number}`);
  }
  return newest;
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
