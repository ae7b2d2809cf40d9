import { z } from "zod";
import { BULK_BODY, SMALL_BODY, write } from "../define-route.ts";
import { MovementId } from "../schemas/common.ts";
import {
  CancellationsInput,
  ConfirmInput,
  DisputeInput,
  ReleaseInput,
  ReleasesInput,
  RequestsInput,
  ReversalsInput,
} from "../schemas/entries.ts";
import { movementErrors } from "./money.ts";

const tag = "money";
const params = z.strictObject({ id: MovementId });

/** Payments in two steps, their end, and counter-entries. */
export const requestRoutes = {
  requestPayments: write({
    path: "/payments/requests",
    summary: "Ask your bank for payments out of an account of yours",
    tag,
    action: "money.request",
    body: RequestsInput,
    limit: BULK_BODY,
    errors: movementErrors,
  }),
  releasePayments: write({
    path: "/payments/releases",
    summary: "Pay what the owner of an account requested",
    tag,
    action: "money.record",
    body: ReleasesInput,
    limit: BULK_BODY,
    errors: ["account_unknown", "movement_unknown", "date_invalid", "reference_repeated"],
  }),
  cancelPayments: write({
    path: "/payments/cancellations",
    summary: "End requests for payments: withdrawn by the owner, or turned down by the bank",
    tag,
    action: "money.cancel",
    body: CancellationsInput,
    limit: SMALL_BODY,
    errors: ["account_unknown", "movement_unknown", "reference_repeated"],
  }),
  releasePayment: write({
    path: "/payments/{id}/release",
    summary: "Pay what was requested",
    tag,
    action: "money.record",
    params,
    body: ReleaseInput,
    limit: SMALL_BODY,
    errors: ["date_invalid"],
  }),
  confirmPayment: write({
    path: "/payments/{id}/confirm",
    summary: "State that a payment arrived, as the payee or its bank",
    tag,
    action: "money.receive",
    params,
    body: ConfirmInput,
    limit: SMALL_BODY,
    errors: ["terms_differ"],
  }),
  disputePayment: write({
    path: "/payments/{id}/dispute",
    summary: "State that a payment did not arrive, as the payee or its bank",
    tag,
    action: "money.receive",
    params,
    body: DisputeInput,
    limit: SMALL_BODY,
    errors: [],
  }),
  reverseEntries: write({
    path: "/reversals",
    summary: "Record counter-entries: refunds of payments, corrections of receipts and payments",
    tag,
    action: "money.record",
    body: ReversalsInput,
    limit: BULK_BODY,
    errors: [...movementErrors, "movement_unknown"],
  }),
} as const;
