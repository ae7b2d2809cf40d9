import type { Day } from "./day.ts";
import type {
  AssetId,
  Bytes32,
  Colour,
  InstrumentId,
  ItemId,
  LienId,
  MovementId,
  NoteTransferId,
  PartyId,
  SubstitutionId,
} from "./hex.ts";
import type { ObjectKind } from "./liens.ts";
import type { Place } from "./place.ts";

/** Enumerations of `contracts/types/Pools.sol`: the position in each list is the number on chain. Parity is tested. */
export const POOL_STATUSES = ["none", "forming", "closed"] as const;
export const ITEM_STATUSES = ["none", "offered", "accepted", "removed", "substituted"] as const;
export const FLOW_KINDS = ["principal", "interest", "recovery"] as const;
export const SUBSTITUTION_STATUSES = ["none", "proposed", "approved", "completed", "withdrawn"] as const;

export type PoolStatus = (typeof POOL_STATUSES)[number];
export type ItemStatus = (typeof ITEM_STATUSES)[number];
export type FlowKind = (typeof FLOW_KINDS)[number];
export type SubstitutionStatus = (typeof SUBSTITUTION_STATUSES)[number];

/** The most underlyings of one pool, and the most entries of one call. */
export const MAX_POOL_ITEMS = 2_000;
export const MAX_POOL_BULK = 100;

/* ----- rows ----- */

/** What an underlying brought in and what is left of it: principal = outstanding + collected + writtenOff + substituted. */
export interface ItemSums {
  principal: bigint;
  outstanding: bigint;
  collected: bigint;
  writtenOff: bigint;
  /** What was outstanding when another took its place. */
  substituted: bigint;
  interest: bigint;
  recovered: bigint;
}

/** The sums of a pool: each is that of its underlyings. */
export interface PoolSums extends ItemSums {
  /** Paid in with substitutions. */
  cash: bigint;
}

export interface PoolRow {
  /** Its instrument. */
  id: InstrumentId;
  issuer: PartyId;
  servicer: PartyId;
  currency: string;
  status: Exclude<PoolStatus, "none">;
  /** Offered and accepted. */
  items: number;
  /** Offered, not accepted. */
  offered: number;
  sums: PoolSums;
  /** Paid on all its notes. */
  paid: { principal: bigint; interest: bigint };
  dataRoot: Bytes32;
  created: Place;
}

export interface PoolItemRow extends ItemSums {
  pool: InstrumentId;
  item: ItemId;
  kind: ObjectKind;
  originator: PartyId;
  project: AssetId | null;
  status: Exclude<ItemStatus, "none">;
  /** The pool's interest in it; null before it is accepted. */
  lien: LienId | null;
  dataRoot: Bytes32;
  /** When it was last offered, or put in another's place. */
  created: Place;
}

/** The notes of a tranche that were issued. */
export interface NoteRow {
  colour: Colour;
  pool: InstrumentId;
  issued: bigint;
  principalPaid: bigint;
  interestPaid: bigint;
}

export interface NotePositionRow {
  colour: Colour;
  holder: PartyId;
  pool: InstrumentId;
  face: bigint;
}

export interface NoteTransferRow {
  id: NoteTransferId;
  colour: Colour;
  pool: InstrumentId;
  from: PartyId;
  to: PartyId;
  face: bigint;
  dataRoot: Bytes32;
  place: Place;
}

/** What an underlying brought in, or lost. */
export interface PoolFlowRow {
  pool: InstrumentId;
  item: ItemId;
  kind: FlowKind | "loss";
  amount: bigint;
  /** Where the money came in; null for a loss. */
  receipt: MovementId | null;
  /** Commitment to the reason of a loss; null for money. */
  reasonRoot: Bytes32 | null;
  valueDate: Day;
  /** What was outstanding on the underlying afterwards. */
  outstanding: bigint;
  place: Place;
}

/** What all flows together take from one receipt. The chain does not compare it with the receipt; readers do. */
export interface PoolReceiptRow {
  receipt: MovementId;
  flows: number;
  amount: bigint;
}

export interface DistributionRow {
  colour: Colour;
  pool: InstrumentId;
  principal: bigint;
  interest: bigint;
  valueDate: Day;
  dataRoot: Bytes32;
  place: Place;
}

export interface SubstitutionRow {
  id: SubstitutionId;
  pool: InstrumentId;
  out: ItemId;
  replacement: ItemOffer;
  cash: bigint;
  reasonRoot: Bytes32;
  status: Exclude<SubstitutionStatus, "none">;
  /** What was outstanding on `out` when it was replaced; null before. */
  outstanding: bigint | null;
  created: Place;
}

/** The tables of pools and notes. */
export interface PoolTables {
  pool: PoolRow;
  poolItem: PoolItemRow;
  note: NoteRow;
  notePosition: NotePositionRow;
  noteTransfer: NoteTransferRow;
  poolFlow: PoolFlowRow;
  poolReceipt: PoolReceiptRow;
  distribution: DistributionRow;
  substitution: SubstitutionRow;
}

export const NO_POOL_SUMS: Readonly<PoolSums> = {
  principal: 0n,
  outstanding: 0n,
  collected: 0n,
  writtenOff: 0n,
  substituted: 0n,
  interest: 0n,
  recovered: 0n,
  cash: 0n,
};

/** Sums after an underlying came in: all of it is outstanding. */
export function withPrincipal<S extends ItemSums>(before: S, principal: bigint): S {
  return {
    ...before,
    principal: before.principal + principal,
    outstanding: before.outstanding + principal,
  };
}

/** Sums of an underlying or of its pool after a flow. */
export function withFlow<S extends ItemSums>(before: S, kind: PoolFlowRow["kind"], amount: bigint): S {
  switch (kind) {
    case "principal":
      return {
        ...before,
        outstanding: before.outstanding - amount,
        collected: before.collected + amount,
      };
    case "interest":
      return { ...before, interest: before.interest + amount };
    case "recovery":
      return { ...before, recovered: before.recovered + amount };
    case "loss":
      return {
        ...before,
        outstanding: before.outstanding - amount,
        writtenOff: before.writtenOff + amount,
      };
  }
}

/** Sums after `outstanding` left with an underlying whose place another took. */
export function withoutOutstanding<S extends ItemSums>(before: S, outstanding: bigint): S {
  return {
    ...before,
    outstanding: before.outstanding - outstanding,
    substituted: before.substituted + outstanding,
  };
}

/* ----- commands ----- */

/** An underlying to offer. */
export interface ItemOffer {
  item: ItemId;
  kind: ObjectKind;
  originator: PartyId;
  project: AssetId | null;
  principal: bigint;
  dataRoot: Bytes32;
}

export interface PoolFlow {
  item: ItemId;
  kind: FlowKind;
  amount: bigint;
  receipt: MovementId;
  valueDate: Day;
}

export interface NoteDistribution {
  note: Colour;
  principal: bigint;
  interest: bigint;
  valueDate: Day;
  dataRoot: Bytes32;
}

/** What can be asked of the pool book and the register of notes. */
export type PoolCommand =
  | {
      kind: "formPool";
      pool: InstrumentId;
      note: Colour;
      servicer: PartyId;
      dataRoot: Bytes32;
      items: ItemOffer[];
    }
  | { kind: "addPoolItems"; pool: InstrumentId; items: ItemOffer[] }
  | { kind: "removePoolItems"; pool: InstrumentId; items: ItemId[] }
  | {
      kind: "acceptPoolItems";
      pool: InstrumentId;
      acceptances: { item: ItemId; principal: bigint; lien: LienId }[];
    }
  | { kind: "closePool"; pool: InstrumentId }
  | {
      kind: "proposeSubstitution";
      substitution: SubstitutionId;
      pool: InstrumentId;
      out: ItemId;
      replacement: ItemOffer;
      cash: bigint;
      reasonRoot: Bytes32;
    }
  | { kind: "approveSubstitution"; substitution: SubstitutionId }
  | { kind: "acceptSubstitution"; substitution: SubstitutionId; lien: LienId }
  | { kind: "withdrawSubstitution"; substitution: SubstitutionId; reasonRoot: Bytes32 }
  | { kind: "reportPoolFlows"; pool: InstrumentId; flows: PoolFlow[] }
  | {
      kind: "writeOffPoolItem";
      pool: InstrumentId;
      item: ItemId;
      amount: bigint;
      valueDate: Day;
      reasonRoot: Bytes32;
    }
  | { kind: "issueNotes"; pool: InstrumentId; note: Colour; holdings: { holder: PartyId; face: bigint }[] }
  | {
      kind: "transferNotes";
      transfer: NoteTransferId;
      note: Colour;
      from: PartyId;
      to: PartyId;
      face: bigint;
      dataRoot: Bytes32;
    }
  | { kind: "distributeToNotes"; pool: InstrumentId; distributions: NoteDistribution[] };

export const POOL_COMMAND_ROLE = {
  formPool: ["maker"],
  addPoolItems: ["maker"],
  removePoolItems: ["maker"],
  acceptPoolItems: ["checker"],
  closePool: ["checker"],
  proposeSubstitution: ["maker"],
  approveSubstitution: ["checker"],
  acceptSubstitution: ["checker"],
  withdrawSubstitution: ["maker"],
  reportPoolFlows: ["custodian"],
  writeOffPoolItem: ["custodian"],
  issueNotes: ["maker"],
  transferNotes: ["checker"],
  distributeToNotes: ["custodian"],
} as const satisfies { [K in PoolCommand["kind"]]: readonly ("maker" | "checker" | "custodian")[] };
