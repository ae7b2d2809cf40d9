import { z } from "zod";
import { BookingRule } from "./accounts.ts";
import {
  AccountId,
  AssetId,
  Attributes,
  Currency,
  Document,
  DocumentId,
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
import { PartyRef } from "./parties.ts";

export const Use = z.enum(["transfer", "allocate", "return", "fee"]);
export const StatedOrigin = z.enum(["opening_balance", "proceeds", "income", "refund", "repayment"]);
export const Origin = z.enum([...StatedOrigin.options, "unexplained"]);

/** What is taken of one colour. */
export const DrawInput = z
  .strictObject({
    tranche: TrancheId.nullable().meta({ description: "Whose money it is; null for other money." }),
    amount: Minor,
  })
  .meta({ id: "DrawInput" });
export const Draws = z.array(DrawInput).min(1).max(32);
export const Draw = z
  .strictObject({ tranche: TrancheId.nullable(), colour: z.int(), amount: Money })
  .meta({ id: "Draw" });

/** How the payment is known in ISO 20022 messages. Kept off chain, covered by the commitment on chain. */
export const IsoReferences = z
  .strictObject({
    uetr: z
      .string()
      .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, "a UUID of version 4")
      .optional(),
    end_to_end_id: line(35).optional(),
    instruction_id: line(35).optional(),
    purpose_code: z
      .string()
      .regex(/^[A-Z0-9]{4}$/, "four letters or digits")
      .optional()
      .meta({ description: "ISO 20022 ExternalPurpose1Code." }),
    category_purpose: z
      .string()
      .regex(/^[A-Z0-9]{4}$/, "four letters or digits")
      .optional()
      .meta({ description: "ISO 20022 ExternalCategoryPurpose1Code." }),
    remittance: line(140).optional(),
  })
  .meta({ id: "IsoReferences" });

/** What is stated of any entry. */
export const entryFacts = {
  reference: Reference,
  value_date: IsoDate.nullable().meta({
    description: "Null if the source does not state it; green money needs one.",
  }),
  documents: z.array(Document).max(50).optional(),
  attributes: Attributes.optional(),
  iso: IsoReferences.optional(),
  simulated: z.boolean().optional(),
};

export const ReceiptInput = z
  .strictObject({
    ...entryFacts,
    amount: Money,
    tranche: TrancheId.nullable().meta({
      description: "Whose money it is, or which tranche is repaid; null for other money.",
    }),
    account: AccountId,
    origin: StatedOrigin,
    payer: PartyRef.nullable(),
  })
  .meta({ id: "ReceiptInput" });

const paymentFacts = {
  ...entryFacts,
  amount: Money,
  draws: Draws.nullable().default(null).meta({
    description: "What is drawn of each tranche; null: as the account's booking rule says.",
  }),
  use: Use,
  entrusted: z.boolean().default(false).meta({
    description: "The lender pays the named payee on the borrower's request.",
  }),
  payee: PartyRef,
  payee_bank: PartyId.nullable().default(null).meta({
    description: "The member whose confirmation counts, beside the payee's own.",
  }),
  payee_account: AccountId.nullable().optional(),
  project: AssetId.nullable().optional(),
  line: LineId.nullable().default(null).meta({ description: "Line of the project's budget." }),
  evidence: z.array(DocumentId).max(20).default([]).meta({
    description: "Documents of the evidence set that the payment uses up.",
  }),
};
export const PaymentInput = z
  .strictObject({ ...paymentFacts, account: AccountId })
  .meta({ id: "PaymentInput" });
export const BulkPaymentInput = z.strictObject(paymentFacts).meta({ id: "BulkPaymentInput" });

/** How many receipts or payments one request may carry. */
export const BULK_LIMIT = 1000;
export const ReceiptsInput = z.strictObject({ receipts: z.array(ReceiptInput).min(1).max(BULK_LIMIT) });
export const PaymentsInput = z.strictObject({
  account: AccountId,
  payments: z.array(BulkPaymentInput).min(1).max(BULK_LIMIT),
});

export const Leg = z
  .strictObject({ tranche: TrancheId.nullable(), colour: z.int(), lot: z.int(), amount: Money })
  .meta({ id: "Leg" });
export const Movement = z
  .strictObject({
    id: MovementId,
    kind: z.enum(["receipt", "payment", "reversal", "shortfall", "explanation", "lending", "conversion"]),
    state: z.enum([
      "received",
      "requested",
      "void",
      "paid",
      "confirmed",
      "disputed",
      "reversal",
      "statement",
      "explanation",
      "lending",
      "conversion",
      "repaid",
    ]),
    direction: z.enum(["in", "out"]),
    account: AccountId,
    rule: BookingRule.meta({ description: "By which the account was booked when it was recorded." }),
    counterparty: PartyId.nullable(),
    counterparty_name: z.string().nullable(),
    amount: Money,
    draws: z.array(Draw).meta({ description: "What came in or left of each tranche, in order." }),
    use: Use.nullable(),
    origin: Origin.nullable(),
    entrusted: z.boolean(),
    payee_bank: PartyId.nullable(),
    payee_account: AccountId.nullable(),
    project: AssetId.nullable(),
    line: LineId.nullable(),
    value_date: IsoDate.nullable(),
    flag: z.string().nullable().meta({ description: "Reason code if it was recorded and marked." }),
    data_root: Hash32,
    legs: z.array(Leg),
    reversed: z.array(Draw).meta({ description: "What counter-entries have taken back." }),
    deadline: IsoTime.nullable().meta({
      description: "Until when a requested payment could be released; null if it was not requested.",
    }),
    target: MovementId.nullable().meta({
      description: "Of a counter-entry, the entry that it undoes; of an explanation, the statement.",
    }),
    correction: z.boolean().meta({ description: "A counter-entry to what was reported in error." }),
    passage: z
      .strictObject({
        into: TrancheId.nullable(),
        arrived: Money,
        rate: z.string().meta({ description: "Bought for one sold, in minor units, as a decimal." }),
        source_root: Hash32,
      })
      .nullable()
      .meta({ description: "Lendings and conversions: how the money went on." }),
    repays: TrancheId.nullable().meta({ description: "Of a repayment, the loan's tranche." }),
    next: z
      .array(
        z.strictObject({
          act: z.enum(["release", "cancel", "confirm", "dispute", "reverse"]),
          by: z.array(PartyId),
        }),
      )
      .meta({ description: "What can be done next, and the parties one of which may do it." }),
    place: Place,
    profile: z
      .strictObject({
        reference: Reference,
        documents: z.array(Document).optional(),
        evidence: z.array(DocumentId).optional(),
        attributes: Attributes.optional(),
        iso: IsoReferences.optional(),
        simulated: z.boolean().optional(),
      })
      .nullable(),
  })
  .meta({ id: "Movement" });

export const Refusal = z
  .strictObject({
    movement: MovementId,
    account: AccountId,
    reason: z.string(),
    text: z.string(),
    action: z.string(),
    tranche: TrancheId.nullable(),
    amount: Money,
    limit: Money,
    place: Place,
  })
  .meta({ id: "Refusal" });

export const MovementQuery = {
  state: z
    .enum(["requested", "void", "paid", "confirmed", "disputed"])
    .optional()
    .meta({ description: "Only payments in this state." }),
  account: AccountId.optional(),
  counterparty: PartyId.optional(),
  project: AssetId.optional(),
  tranche: TrancheId.optional(),
};

export const Threshold = z
  .strictObject({ currency: Currency, from: IsoDate, above: Money, source_root: Hash32, place: Place })
  .meta({ id: "Threshold" });
