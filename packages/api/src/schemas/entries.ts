import { z } from "zod";
import {
  AccountId,
  AssetId,
  Document,
  Hash32,
  IsoDate,
  IsoTime,
  LineId,
  line,
  Minor,
  Money,
  MovementId,
  PartyId,
  Place,
  Reference,
  TrancheId,
} from "./common.ts";
import { BULK_LIMIT, BulkPaymentInput, Draws, entryFacts } from "./money.ts";

/** Payments that an owner asks its bank for. */
export const RequestsInput = z.strictObject({
  account: AccountId,
  payments: z.array(BulkPaymentInput).min(1).max(BULK_LIMIT),
  deadline: IsoTime.meta({ description: "After it the bank can no longer release them." }),
});

const valueDate = IsoDate.nullable().meta({ description: "The day on which the bank pays." });
export const ReleaseInput = z.strictObject({ value_date: valueDate });
export const ReleasesInput = z.strictObject({
  account: AccountId,
  payments: z
    .array(z.strictObject({ payment: MovementId, value_date: valueDate }))
    .min(1)
    .max(BULK_LIMIT),
});
export const CancellationsInput = z.strictObject({
  account: AccountId,
  payments: z.array(MovementId).min(1).max(BULK_LIMIT),
});
export const ConfirmInput = z.strictObject({
  data_root: Hash32.meta({ description: "Of the payment that arrived, as it is read." }),
});
export const DisputeInput = z.strictObject({ reason: line(2000) });

/** A counter-entry. */
export const ReversalInput = z
  .strictObject({
    ...entryFacts,
    target: MovementId.meta({ description: "The receipt or payment that it undoes." }),
    amount: Money,
    correction: z.boolean().meta({
      description: "The entry was reported in error; false: the payee sent money back.",
    }),
  })
  .meta({ id: "ReversalInput" });
export const ReversalsInput = z.strictObject({
  reversals: z.array(ReversalInput).min(1).max(BULK_LIMIT),
});

export const StatementInput = z
  .strictObject({
    account: AccountId,
    day: IsoDate,
    closing: Money.meta({ description: "Closing balance of the day; may be zero." }),
    statement: Document.meta({ description: "The statement itself, e.g. a camt.053 file." }),
    simulated: z.boolean().optional(),
  })
  .meta({ id: "StatementInput" });
export const StatementsInput = z.strictObject({ statements: z.array(StatementInput).min(1).max(200) });

/** What a shortfall was. */
export const ExplanationInput = z
  .strictObject({
    ...entryFacts,
    value_date: z.null().default(null),
    restored: Draws.meta({ description: "What is taken back from breach." }),
    payments: z.array(BulkPaymentInput).max(100).meta({
      description: "What was paid; empty if the money never left, or came back.",
    }),
  })
  .meta({ id: "ExplanationInput" });

export const Leak = z
  .strictObject({
    movement: MovementId.meta({ description: "The statement that showed it, or the payment." }),
    account: AccountId,
    tranche: TrancheId.nullable(),
    amount: Money,
    restored: Money.meta({ description: "Explained, or come back." }),
    open: Money,
    day: IsoDate.nullable(),
    place: Place,
  })
  .meta({ id: "Leak" });

export const LendingsInput = z.strictObject({
  account: AccountId,
  lendings: z
    .array(
      z
        .strictObject({
          ...entryFacts,
          into: TrancheId.meta({ description: "The loan's tranche, a child of the one that funds it." }),
          amount: Money,
          to: AccountId.meta({ description: "The borrower's account." }),
        })
        .meta({ id: "LendingInput" }),
    )
    .min(1)
    .max(BULK_LIMIT),
});
export const ConversionsInput = z.strictObject({
  account: AccountId,
  conversions: z
    .array(
      z
        .strictObject({
          ...entryFacts,
          tranche: TrancheId.nullable().meta({ description: "What is sold; null for other money." }),
          sold: Money,
          into: TrancheId.nullable().meta({
            description: "A child tranche in the other currency; null for other money.",
          }),
          bought: Money,
          to: AccountId.meta({ description: "An account of the same owner in the other currency." }),
          rate: z
            .string()
            .regex(/^\d{1,18}(\.\d{1,18})?$/, "a decimal with at most 18 decimals")
            .meta({ description: "Minor units bought for one minor unit sold." }),
          source: Document.meta({ description: "Where the rate comes from." }),
        })
        .meta({ id: "ConversionInput" }),
    )
    .min(1)
    .max(200),
});

const lineFacts = { reference: Reference, name: line(200), simulated: z.boolean().optional() };
export const Spending = z.enum(["new", "refinancing"]);
export const LinesInput = z.strictObject({
  lines: z
    .array(
      z
        .strictObject({
          ...lineFacts,
          cap: Minor.meta({ description: "In the currency of the project." }),
          payee: PartyId.nullable().meta({ description: "Null: any payee at arm's length." }),
          from: IsoDate.nullable(),
          until: IsoDate.nullable(),
          spending: Spending,
        })
        .meta({ id: "LineInput" }),
    )
    .min(1)
    .max(100),
});
export const LineClosuresInput = z.strictObject({ lines: z.array(LineId).min(1).max(20) });
export const BudgetLine = z
  .strictObject({
    id: LineId,
    project: AssetId,
    cap: Money,
    used: Money,
    payee: PartyId.nullable(),
    from: IsoDate.nullable(),
    until: IsoDate.nullable(),
    spending: Spending,
    open: z.boolean(),
    created: Place,
    profile: z.strictObject(lineFacts).nullable(),
  })
  .meta({ id: "BudgetLine" });
