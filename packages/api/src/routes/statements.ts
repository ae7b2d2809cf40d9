import { z } from "zod";
import { BULK_BODY, read, SMALL_BODY, write } from "../define-route.ts";
import { StatementRecord } from "../schemas/accounts.ts";
import {
  AccountId,
  IsoDate,
  ListQuery,
  MovementId,
  one,
  page,
  ReadQuery,
  TrancheId,
} from "../schemas/common.ts";
import { ExplanationInput, Leak, StatementsInput } from "../schemas/entries.ts";
import {
  STATEMENT_BODY,
  StatementEntry,
  StatementEntryQuery,
  StatementImportInput,
  StatementReport,
} from "../schemas/statement-imports.ts";
import { movementErrors } from "./money.ts";

const tag = "money";

/** What banks state at the end of a day, what was missing, and what it was. */
export const statementRoutes = {
  listStatements: read({
    path: "/accounts/{id}/statements",
    summary: "Closing balances that the bank stated, newest first",
    tag,
    action: "account.read",
    params: z.strictObject({ id: AccountId }),
    query: ListQuery,
    answer: page(StatementRecord),
    errors: ["cursor_invalid"],
  }),
  stateBalances: write({
    path: "/statements",
    summary: "State closing balances; what the ledger holds more is booked as missing",
    tag,
    action: "money.record",
    body: StatementsInput,
    limit: SMALL_BODY,
    errors: movementErrors,
  }),
  importStatements: write({
    path: "/statements/imports",
    summary:
      "Take a bank's statement file: compare its entries with the ledger and state its closing balances",
    tag,
    action: "money.record",
    body: StatementImportInput,
    limit: STATEMENT_BODY,
    errors: [
      "account_unknown",
      "amount_malformed",
      "amount_negative",
      "amount_too_large",
      "currency_mismatch",
      "statement_unreadable",
      "statement_account_differs",
      "statement_gap",
      "statement_day_closed",
      "earlier_pending",
    ],
  }),
  listStatementEntries: read({
    path: "/accounts/{id}/statement-entries",
    summary: "Entries of imported statements and what they are in the ledger now, newest day first",
    tag,
    action: "statement.read",
    params: z.strictObject({ id: AccountId }),
    query: ListQuery.extend(StatementEntryQuery),
    answer: page(StatementEntry),
    errors: ["cursor_invalid", "date_invalid"],
  }),
  getStatementReport: read({
    path: "/accounts/{id}/statement-reports/{day}",
    summary: "An imported day beside the ledger as it is now",
    tag,
    action: "statement.read",
    params: z.strictObject({ id: AccountId, day: IsoDate }),
    query: ReadQuery,
    answer: one(StatementReport),
    errors: ["date_invalid"],
  }),
  explainShortfall: write({
    path: "/statements/{id}/explanation",
    summary: "Say what a shortfall was: money is taken back from breach and paid as it was paid",
    tag,
    action: "money.record",
    params: z.strictObject({ id: MovementId }),
    body: ExplanationInput,
    limit: BULK_BODY,
    errors: movementErrors,
  }),
  listLeaks: read({
    path: "/leaks",
    summary: "Money that left without a known use, newest first",
    tag,
    action: "money.read",
    query: ListQuery.extend({
      account: AccountId.optional(),
      tranche: TrancheId.optional(),
      open: z
        .enum(["true", "false"])
        .optional()
        .meta({ description: "Only what is not restored yet, or only what is." }),
    }),
    answer: page(Leak),
    errors: ["cursor_invalid", "filter_required"],
  }),
} as const;
