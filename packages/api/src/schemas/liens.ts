import { z } from "zod";
import {
  AssetId,
  Attributes,
  Document,
  Hash32,
  IsoDate,
  LienId,
  Money,
  PartyId,
  Place,
  ReceivableId,
  Reference,
  TrancheId,
  TransferId,
} from "./common.ts";

export const LienClass = z.enum([
  "mortgage",
  "pledge",
  "assignment",
  "relending_pledge",
  "sale",
  "securitisation",
]);
export const LienStatus = z.enum(["offered", "active", "withdrawn", "declined", "released"]);
export const TransferStatus = z.enum(["offered", "accepted", "withdrawn", "declined"]);

/** What a lien can be recorded on: an asset, or a drawn loan by its tranche. */
export const LienObjectId = z.union([AssetId, TrancheId]).meta({
  description: "An asset, or the tranche of a loan or facility: then the object is the lender's claim.",
});
const AnyObjectId = z.union([AssetId, TrancheId, ReceivableId]);

const ShareBps = z
  .int()
  .min(1)
  .max(10_000)
  .meta({ description: "Share of the object in hundredths of a per cent." });
const Rank = z.int().min(1).max(65_535).meta({ description: "1 is served first." });

const facts = {
  reference: Reference,
  simulated: z.boolean().optional(),
  attributes: Attributes.optional(),
};
const documented = { ...facts, documents: z.array(Document).min(1).max(50) };

export const LienInput = z
  .strictObject({
    ...documented,
    object: LienObjectId,
    creditor: PartyId,
    class: LienClass,
    share_bps: ShareBps,
    rank: Rank,
    until: IsoDate.nullable().meta({
      description: "Last day; null if it has no end. A lien counts until it is released, also after it.",
    }),
  })
  .meta({ id: "LienInput" });

export const Lien = z
  .strictObject({
    id: LienId,
    object: AnyObjectId,
    grantor: PartyId.meta({ description: "Who owned the object when the lien was granted." }),
    creditor: PartyId,
    class: LienClass,
    share_bps: ShareBps,
    rank: Rank,
    until: IsoDate.nullable(),
    overdue: z.boolean().meta({ description: "Active after its last day: it still counts (L8)." }),
    status: LienStatus,
    desk: z
      .string()
      .nullable()
      .meta({ description: "Contract that took it, e.g. for a pool, and alone can lift it." }),
    data_root: Hash32,
    created: Place,
    profile: z
      .strictObject({ ...facts, documents: z.array(Document) })
      .nullable()
      .meta({ description: "Off-chain facts, for those who may see them." }),
  })
  .meta({ id: "Lien" });

/** What a creditor or a new owner says it has read. */
export const Acceptance = z
  .strictObject({
    data_root: Hash32.meta({ description: "The `data_root` of what you accept: you have read these terms." }),
  })
  .meta({ id: "Acceptance" });

export const Encumbrance = z
  .strictObject({
    object: AnyObjectId,
    owner: PartyId,
    exclusive: z.strictObject({ lien: LienId, class: LienClass }).nullable().meta({
      description:
        "The active lien that keeps the object from being pledged for re-lending, sold or securitised.",
    }),
    active: z
      .int()
      .nullable()
      .meta({ description: "Active liens; null unless you own the object or supervise." }),
    shares: z.record(LienClass, z.int()).nullable().meta({
      description:
        "Active shares by class in hundredths of a per cent, at most 10 000 each (L8); as `active`.",
    }),
  })
  .meta({ id: "Encumbrance" });

export const RelendingTotal = z
  .strictObject({
    creditor: PartyId.meta({ description: "Central bank, or who else the loans are pledged to." }),
    lender: PartyId,
    loans: z.int(),
    size: Money.meta({ description: "Σ of the tranches' sizes." }),
    outstanding: Money.meta({ description: "Σ of what was drawn and not returned." }),
    pledged: Money.meta({ description: "Σ of the pledged shares of it, each loan rounded down." }),
  })
  .meta({ id: "RelendingTotal" });

/* ----- transfers of assets ----- */

export const TransferInput = z.strictObject({ ...documented, to: PartyId }).meta({ id: "TransferInput" });

export const Transfer = z
  .strictObject({
    id: TransferId,
    asset: AssetId,
    from: PartyId,
    to: PartyId,
    status: TransferStatus,
    consents: z.array(LienId).meta({
      description: "Liens whose creditors have consented; when a lien comes or goes, all are asked anew.",
    }),
    consents_missing: z
      .int()
      .meta({ description: "Active liens whose creditors have not; 0 once it is closed." }),
    data_root: Hash32,
    created: Place,
    profile: z
      .strictObject({ ...facts, documents: z.array(Document) })
      .nullable()
      .meta({ description: "Off-chain facts, for those who may see them." }),
  })
  .meta({ id: "Transfer" });
