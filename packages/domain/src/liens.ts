import type { Day } from "./day.ts";
import type { Address, AssetId, Bytes32, LienId, PartyId, TransferId } from "./hex.ts";
import type { Place } from "./place.ts";

/** Enumerations of `contracts/trade`: the position in each list is the number on chain. Parity is tested. */
export const OBJECT_KINDS = ["asset", "loan", "receivable"] as const;
export const LIEN_CLASSES = [
  "mortgage",
  "pledge",
  "assignment",
  "relending_pledge",
  "sale",
  "securitisation",
] as const;
export const LIEN_STATUSES = ["none", "offered", "active", "withdrawn", "declined", "released"] as const;
export const TRANSFER_STATUSES = ["none", "offered", "accepted", "withdrawn", "declined"] as const;

export type ObjectKind = (typeof OBJECT_KINDS)[number];
export type LienClass = (typeof LIEN_CLASSES)[number];
export type LienStatus = (typeof LIEN_STATUSES)[number];
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];

/** Classes of which at most one lien is active on an object, of whichever of them. */
export const EXCLUSIVE_CLASSES: readonly LienClass[] = ["relending_pledge", "sale", "securitisation"];

/** The whole of an object, in hundredths of a per cent: what the active shares of a class can add up to (L8). */
export const WHOLE_BPS = 10_000;

/** The most liens that can be active on one object. */
export const MAX_ACTIVE_LIENS = 32;

/* ----- rows ----- */

/** What a creditor can have an interest in. */
export interface LienObject {
  kind: ObjectKind;
  /** Id of the asset, of the loan's tranche, or of the receivable. */
  object: Bytes32;
}

export interface LienRow extends LienObject {
  id: LienId;
  /** Who owned the object when the lien was granted. */
  grantor: PartyId;
  creditor: PartyId;
  class: LienClass;
  /** In hundredths of a per cent. */
  shareBps: number;
  /** 1 is served first. */
  rank: number;
  /** Last day; 0 if it has no end. A lien counts until it is released, also after it. */
  until: Day;
  dataRoot: Bytes32;
  status: Exclude<LienStatus, "none">;
  /** The contract that took it and alone can lift it; null if the creditor accepted it. */
  desk: Address | null;
  created: Place;
}

/** What stands against an object on which a lien was ever active. */
export interface EncumbranceRow extends LienObject {
  /** The active lien of an exclusive class. */
  exclusive: LienId | null;
  /** How many liens are active. */
  active: number;
  /** How often the active liens changed. */
  changes: number;
  /** Sum of the active shares by class (L8). */
  shares: Record<LienClass, number>;
}

/** An offer to transfer an asset. */
export interface TransferRow {
  id: TransferId;
  asset: AssetId;
  from: PartyId;
  to: PartyId;
  dataRoot: Bytes32;
  status: Exclude<TransferStatus, "none">;
  /** Liens whose creditors consented while the asset's `changes` were `liensAt`; they count for nothing afterwards. */
  consents: LienId[];
  liensAt: number;
  created: Place;
}

export const NO_SHARES: Readonly<Record<LienClass, number>> = {
  mortgage: 0,
  pledge: 0,
  assignment: 0,
  relending_pledge: 0,
  sale: 0,
  securitisation: 0,
};

/** What stands against an object on which no lien was ever active. */
export function unencumbered({ kind, object }: LienObject): EncumbranceRow {
  return { kind, object, exclusive: null, active: 0, changes: 0, shares: { ...NO_SHARES } };
}

/** An encumbrance after a lien on the object became active. */
export function withLien(
  before: EncumbranceRow,
  lien: Pick<LienRow, "id" | "class" | "shareBps">,
): EncumbranceRow {
  return {
    ...before,
    exclusive: EXCLUSIVE_CLASSES.includes(lien.class) ? lien.id : before.exclusive,
    active: before.active + 1,
    changes: before.changes + 1,
    shares: { ...before.shares, [lien.class]: before.shares[lien.class] + lien.shareBps },
  };
}

/** An encumbrance after an active lien on the object was given up. */
export function withoutLien(
  before: EncumbranceRow,
  lien: Pick<LienRow, "id" | "class" | "shareBps">,
): EncumbranceRow {
  return {
    ...before,
    exclusive: before.exclusive === lien.id ? null : before.exclusive,
    active: before.active - 1,
    changes: before.changes + 1,
    shares: { ...before.shares, [lien.class]: before.shares[lien.class] - lien.shareBps },
  };
}

/* ----- commands ----- */

/** A lien to offer. */
export interface LienTerms extends LienObject {
  id: LienId;
  creditor: PartyId;
  class: LienClass;
  shareBps: number;
  rank: number;
  until: Day;
  dataRoot: Bytes32;
}

/** What can be asked of the lien book and the transfer desk. */
export type LienCommand =
  | { kind: "offerLien"; lien: LienTerms }
  | { kind: "acceptLien"; lien: LienId }
  | { kind: "withdrawLien"; lien: LienId; reasonRoot: Bytes32 }
  | { kind: "declineLien"; lien: LienId; reasonRoot: Bytes32 }
  | { kind: "releaseLien"; lien: LienId; reasonRoot: Bytes32 }
  | { kind: "offerTransfer"; transfer: TransferId; asset: AssetId; to: PartyId; dataRoot: Bytes32 }
  | { kind: "consentToTransfer"; transfer: TransferId; lien: LienId }
  | { kind: "acceptTransfer"; transfer: TransferId }
  | { kind: "withdrawTransfer"; transfer: TransferId; reasonRoot: Bytes32 }
  | { kind: "declineTransfer"; transfer: TransferId; reasonRoot: Bytes32 };

export const LIEN_COMMAND_ROLE = {
  offerLien: ["maker"],
  acceptLien: ["checker"],
  withdrawLien: ["maker"],
  declineLien: ["checker"],
  releaseLien: ["checker"],
  offerTransfer: ["maker"],
  consentToTransfer: ["checker"],
  acceptTransfer: ["checker"],
  withdrawTransfer: ["maker"],
  declineTransfer: ["checker"],
} as const satisfies { [K in LienCommand["kind"]]: readonly ("maker" | "checker")[] };
