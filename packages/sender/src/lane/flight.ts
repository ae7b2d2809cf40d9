import type { Bytes32 } from "@green-ledger/domain";
import type { StoredFiller } from "@green-ledger/store/outbox";
import type { Call, Work } from "./work.ts";

/** A signed transaction that the chain has not taken for good. Its bytes are in the outbox. */
export interface Flight {
  work: Work;
  call: Call;
  nonce: number;
  hash: Bytes32;
  /** The empty transaction that goes out in its place, once a node has refused it for good. */
  filler: StoredFiller | null;
  /** A node may have it. */
  attempted: boolean;
  /** A node says that it has it. */
  accepted: boolean;
  /** A node says that its nonce is used. */
  suspect: boolean;
  /** How often receipts were asked for in vain since it went out. */
  missed: number;
  /** The block that it is in. */
  included: { block: number; blockHash: Bytes32 } | null;
}

export function newFlight(fields: Pick<Flight, "work" | "call" | "nonce" | "hash">): Flight {
  return {
    ...fields,
    filler: null,
    attempted: false,
    accepted: false,
    suspect: false,
    missed: 0,
    included: null,
  };
}
