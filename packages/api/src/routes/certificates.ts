import { z } from "zod";
import { read } from "../define-route.ts";
import {
  Certificate,
  CertificateAtQuery,
  CertificateQuery,
  DocumentCertificateQuery,
} from "../schemas/certificates.ts";
import { AssetId, MovementId, one, TrancheId } from "../schemas/common.ts";
import { LotRef } from "../schemas/trace.ts";

const tag = "certificates";

export const certificateRoutes = {
  certifyPayment: read({
    path: "/certificates/payments/{id}",
    summary: "Proof that a payment happened, and how much of it stands",
    tag,
    action: "money.read",
    params: z.strictObject({ id: MovementId }),
    query: CertificateQuery,
    answer: one(Certificate),
    errors: ["chain_unreachable", "not_certifiable"],
  }),
  certifyLot: read({
    path: "/certificates/lots/{id}",
    summary: "Proof of where all money of a lot came from, step by step",
    tag,
    action: "trace.read",
    params: z.strictObject({ id: LotRef }),
    query: CertificateQuery,
    answer: one(Certificate),
    errors: ["chain_unreachable", "not_certifiable"],
  }),
  certifyLabel: read({
    path: "/certificates/labels/{id}",
    summary: "Proof that an asset had its label at a block, and from which verifier",
    tag,
    action: "asset.read",
    params: z.strictObject({ id: AssetId }),
    query: CertificateAtQuery,
    answer: one(Certificate),
    errors: ["chain_unreachable", "not_certifiable"],
  }),
  certifyNoBreach: read({
    path: "/certificates/no-breach/{id}",
    summary: "Proof that no money of a tranche is missing at a block, and of where all of it is",
    tag,
    action: "instrument.read",
    params: z.strictObject({ id: TrancheId }),
    query: CertificateAtQuery,
    answer: one(Certificate),
    errors: ["chain_unreachable", "not_certifiable"],
  }),
  certifyDocument: read({
    path: "/certificates/documents/{id}",
    summary: "Proof that a document belongs to an asset; shows the fields that are named, and nothing else",
    tag,
    action: "asset.read",
    params: z.strictObject({ id: AssetId }),
    query: DocumentCertificateQuery,
    answer: one(Certificate),
    errors: ["chain_unreachable"],
  }),
} as const;
