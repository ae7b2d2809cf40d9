import { z } from "zod";
import { read, SMALL_BODY, write } from "../define-route.ts";
import { AssetId, LineId, ListQuery, one, page, ReadQuery } from "../schemas/common.ts";
import { BudgetLine, LineClosuresInput, LinesInput } from "../schemas/entries.ts";

const tag = "assets";
const params = z.strictObject({ id: AssetId });

/** Lines of a project's budget. A project that has some is paid by line. */
export const budgetRoutes = {
  listLines: read({
    path: "/assets/{id}/lines",
    summary: "Lines of a project's budget, newest first",
    tag,
    action: "asset.read",
    params,
    query: ListQuery,
    answer: page(BudgetLine),
    errors: ["cursor_invalid"],
  }),
  getLine: read({
    path: "/lines/{id}",
    summary: "One line of a budget and what is used of it",
    tag,
    action: "asset.read",
    params: z.strictObject({ id: LineId }),
    query: ReadQuery,
    answer: one(BudgetLine),
    errors: [],
  }),
  openLines: write({
    path: "/assets/{id}/lines",
    summary: "Open lines of your project's budget",
    tag,
    action: "asset.register",
    params,
    body: LinesInput,
    limit: SMALL_BODY,
    errors: [
      "party_unknown",
      "date_invalid",
      "amount_malformed",
      "amount_fraction",
      "amount_negative",
      "amount_zero",
      "amount_too_large",
      "reference_repeated",
      "reference_reused",
      "earlier_pending",
    ],
  }),
  closeLines: write({
    path: "/assets/{id}/lines/closures",
    summary: "Close lines of your project's budget for good",
    tag,
    action: "asset.register",
    params,
    body: LineClosuresInput,
    limit: SMALL_BODY,
    errors: ["line_unknown"],
  }),
} as const;
