import type { ItemOutcome } from "../operations.ts";
import type { Reason } from "../reasons.ts";
import type { DocumentOutcome } from "../statuses.ts";

export interface Accepted {
  kind: "accepted";
  /** For each receipt or payment; empty for other commands. */
  reasons: Reason[];
  /** Receipts and payments that were not plainly accepted. */
  items: ItemOutcome[];
  /** For each counterparty, whether it was new; empty for other commands. */
  added: boolean[];
  /** For each document that was registered, what became of it; empty for other commands. */
  documents: DocumentOutcome[];
}

export interface Reverted {
  kind: "reverted";
  /** Name of the contract's error, e.g. "PartyRegistry_KeyExpired"; "Panic" for arithmetic overflow. */
  error: string;
  /** Arguments of the error by name: numbers in decimal, bytes in hexadecimal. */
  args: Record<string, string>;
}

/** What a write answers. */
export type Outcome = Accepted | Reverted;

/** Thrown inside the model where a contract would revert: nothing of the call remains. */
export class ModelRevert extends Error {
  readonly error: string;
  readonly args: Record<string, string>;

  constructor(error: string, args: Record<string, string>) {
    super(error);
    this.name = "ModelRevert";
    this.error = error;
    this.args = args;
  }
}

/** Reverts with a contract's error unless the requirement holds. */
export function requires(
  holds: boolean,
  error: string,
  args: Record<string, string | number | bigint> = {},
): asserts holds {
  if (holds) return;
  throw new ModelRevert(error, Object.fromEntries(Object.entries(args).map(([k, v]) => [k, v.toString()])));
}
