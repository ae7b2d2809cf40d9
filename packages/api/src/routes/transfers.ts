import { z } from "zod";
import { read, SMALL_BODY, write } from "../define-route.ts";
import { AssetId, LienId, ListQuery, one, page, ReadQuery, TransferId } from "../schemas/common.ts";
import { Acceptance, Transfer, TransferInput, TransferStatus } from "../schemas/liens.ts";
import { Reason } from "../schemas/parties.ts";

const params = z.strictObject({ id: TransferId });
const tag = "assets";

export const transferRoutes = {
  listTransfers: read({
    path: "/transfers",
    summary: "Offers to transfer an asset: yours, or of one asset on which you hold a lien, newest first",
    tag,
    action: "transfer.read",
    query: ListQuery.extend({ asset: AssetId.optional(), status: TransferStatus.optional() }),
    answer: page(Transfer),
    errors: ["cursor_invalid"],
  }),
  getTransfer: read({
    path: "/transfers/{id}",
    summary: "One offer to transfer an asset, and which creditors have consented",
    tag,
    action: "transfer.read",
    params,
    query: ReadQuery,
    answer: one(Transfer),
    errors: [],
  }),
  offerTransfer: write({
    path: "/assets/{id}/transfers",
    summary: "Offer an asset of your own to another member",
    tag,
    action: "transfer.offer",
    params: z.strictObject({ id: AssetId }),
    body: TransferInput,
    limit: SMALL_BODY,
    errors: ["party_unknown", "reference_repeated", "reference_reused", "earlier_pending"],
  }),
  consentToTransfer: write({
    path: "/transfers/{id}/consent",
    summary: "Consent to a transfer as the creditor of a lien on the asset",
    tag,
    action: "lien.hold",
    params,
    body: z.strictObject({ lien: LienId }),
    limit: SMALL_BODY,
    errors: ["lien_unknown"],
  }),
  acceptTransfer: write({
    path: "/transfers/{id}/accept",
    summary: "Take an asset over; every creditor with an active lien on it must have consented",
    tag,
    action: "transfer.accept",
    params,
    body: Acceptance,
    limit: SMALL_BODY,
    errors: ["terms_differ"],
  }),
  declineTransfer: write({
    path: "/transfers/{id}/decline",
    summary: "Refuse an asset that is offered to you",
    tag,
    action: "transfer.accept",
    params,
    body: Reason,
    limit: SMALL_BODY,
    errors: [],
  }),
  withdrawTransfer: write({
    path: "/transfers/{id}/withdraw",
    summary: "Take an offer of an asset back",
    tag,
    action: "transfer.offer",
    params,
    body: Reason,
    limit: SMALL_BODY,
    errors: [],
  }),
} as const;
