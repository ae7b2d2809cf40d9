import type { Bytes32, OutboxReader } from "@green-ledger/domain";
import type { Faults } from "../errors/faults.ts";
import { type Content, contentOf } from "../vault/vault.ts";
import type { PendingItems } from "./pending-items.ts";

/** One item of a body, to be compared with what is known under its id. */
export interface Candidate {
  id: Bytes32;
  /** Where its reference stands in the body. */
  pointer: string;
  content: Content;
}

/** What is known of ids that a body makes. */
export interface Earlier {
  /**
   * Which items are new. Those that are recorded, or on their way, with the same content are not; with other content
   * they are faults.
   * @param rootOf the root that the index has for an id
   * @returns for each item whether it is new
   */
  areNew(
    candidates: readonly Candidate[],
    rootOf: (id: Bytes32) => Bytes32 | undefined,
    faults: Faults,
  ): boolean[];
}

export function createEarlier(outbox: Pick<OutboxReader, "profiles">, pending: PendingItems): Earlier {
  function isNew(
    { id, pointer, content }: Candidate,
    rootOf: (id: Bytes32) => Bytes32 | undefined,
    faults: Faults,
  ): boolean {
    const root = rootOf(id) ?? pending.find(id)?.root;
    if (root === undefined) return true;
    const [profile] = root === null ? [] : outbox.profiles([root]);
    if (root === null) faults.add(pointer, "earlier_pending");
    else if (profile === undefined) {
      faults.add(pointer, "reference_reused", "It is recorded, but what was stated then is not kept here.");
    } else if (contentOf(profile.data) !== content) faults.add(pointer, "reference_reused");
    return false;
  }

  return {
    areNew: (candidates, rootOf, faults) => candidates.map((candidate) => isNew(candidate, rootOf, faults)),
  };
}
