import { z } from "zod";
import { read, SMALL_BODY, write } from "../define-route.ts";
import { RuleInput, ThresholdInput } from "../schemas/accounts.ts";
import { AccountId, Currency, ListQuery, page } from "../schemas/common.ts";
import { Threshold } from "../schemas/money.ts";

const params = z.strictObject({ id: AccountId });

/** How accounts are booked, and from when on payments must be entrusted. */
export const accountRoutes = {
  proposeRule: write({
    path: "/accounts/{id}/rule",
    summary: "Propose another booking rule for an account that your bank keeps",
    tag: "accounts",
    action: "account.open",
    params,
    body: RuleInput,
    limit: SMALL_BODY,
    errors: [],
  }),
  acceptRule: write({
    path: "/accounts/{id}/rule/acceptance",
    summary: "Accept the proposed booking rule of your account; it is in force seven days later",
    tag: "accounts",
    action: "account.agree",
    params,
    body: RuleInput,
    limit: SMALL_BODY,
    errors: ["terms_differ"],
  }),
  withdrawRule: write({
    path: "/accounts/{id}/rule/withdrawal",
    summary: "Withdraw a proposed booking rule that is not in force yet",
    tag: "accounts",
    action: "money.cancel",
    params,
    body: RuleInput,
    limit: SMALL_BODY,
    errors: ["terms_differ"],
  }),
  listThresholds: read({
    path: "/thresholds",
    summary: "From which amount on a single payment of a loan must be entrusted, by currency and day",
    tag: "money",
    action: "policy.read",
    query: ListQuery.extend({ currency: Currency.optional() }),
    answer: page(Threshold),
    errors: ["cursor_invalid"],
  }),
  setThreshold: write({
    path: "/thresholds",
    summary: "Set the threshold for entrusted payment in a currency from a day on",
    tag: "money",
    action: "policy.manage",
    body: ThresholdInput,
    limit: SMALL_BODY,
    errors: [
      "currency_unknown",
      "date_invalid",
      "amount_malformed",
      "amount_fraction",
      "amount_negative",
      "amount_zero",
      "amount_too_large",
    ],
  }),
} as const;
