import { z } from "zod";
import { BULK_BODY, read, SMALL_BODY, write } from "../define-route.ts";
import { DocumentId, ListQuery, one, page, ReadQuery } from "../schemas/common.ts";
import {
  DocumentInput,
  DocumentStatus,
  DocumentsInput,
  EvidenceKey,
  EvidenceKeyInput,
  EvidenceKeyNumber,
  RegisteredDocument,
} from "../schemas/documents.ts";
import { Reason } from "../schemas/parties.ts";

const tag = "documents";
const params = z.strictObject({ id: DocumentId });
const errors = [
  "amount_malformed",
  "amount_fraction",
  "amount_negative",
  "amount_zero",
  "amount_too_large",
  "currency_unknown",
  "date_invalid",
  "lei_invalid",
  "uscc_invalid",
  "party_unknown",
  "party_code_missing",
  "reference_repeated",
  "evidence_key_missing",
] as const;

export const documentRoutes = {
  listDocuments: read({
    path: "/documents",
    summary: "Documents that you registered, newest first; all of them for supervisors",
    tag,
    action: "document.read",
    query: ListQuery.extend({ status: DocumentStatus.optional() }),
    answer: page(RegisteredDocument),
    errors: ["cursor_invalid"],
  }),
  // Before the path with an id, so that other methods are refused as its own.
  registerDocuments: write({
    path: "/documents/bulk",
    summary: "Put many documents into the evidence set of the network",
    tag,
    action: "document.register",
    body: DocumentsInput,
    limit: BULK_BODY,
    errors,
  }),
  getDocument: read({
    path: "/documents/{id}",
    summary: "One document: status, uses, and what it says",
    tag,
    action: "document.read",
    params,
    query: ReadQuery,
    answer: one(RegisteredDocument),
    errors: [],
  }),
  registerDocument: write({
    path: "/documents",
    summary: "Put one document into the evidence set of the network",
    tag,
    action: "document.register",
    body: DocumentInput,
    limit: SMALL_BODY,
    errors,
  }),
  acknowledgeDocument: write({
    path: "/documents/{id}/acknowledge",
    summary: "Take the responsibility for a suspect document, as a second person",
    tag,
    action: "document.acknowledge",
    params,
    body: Reason,
    limit: SMALL_BODY,
    errors: [],
  }),
  listEvidenceKeys: read({
    path: "/evidence-keys",
    summary: "Network keys under which documents are fingerprinted, oldest first",
    tag,
    action: "evidence.read",
    query: ListQuery,
    answer: page(EvidenceKey),
    errors: ["cursor_invalid"],
  }),
  openEvidenceKey: write({
    path: "/evidence-keys",
    summary: "Make and open a network key for fingerprints",
    tag,
    action: "evidence.manage",
    body: EvidenceKeyInput,
    limit: SMALL_BODY,
    errors: ["date_invalid", "reference_reused"],
  }),
  closeEvidenceKey: write({
    path: "/evidence-keys/{id}/close",
    summary: "Close a network key for good; what is known under it stays known",
    tag,
    action: "evidence.manage",
    params: z.strictObject({ id: EvidenceKeyNumber }),
    body: Reason,
    limit: SMALL_BODY,
    errors: [],
  }),
} as const;
