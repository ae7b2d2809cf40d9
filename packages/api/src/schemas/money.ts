import { z } from "zod";
import {
  AccountId,
  AssetId,
  Attributes,
  Currency,
  Document,
  Hash32,
  IsoDate,
  line,
  Money,
  MovementId,
  PartyId,
  Place,
  Reference,
  TrancheId,
} from "./common.ts";
import { PartyRef } from "./parties.ts";

export const AccountKind = z.enum(["proceeds", "operating", "pool"]);
export const Use = z.enum(["transfer", "allocate", "return", "fee"]);
export const Origin = z.enum(["opening_balance", "proceeds", "income", "refund"]);

const accountFacts = { reference: Reference, name: line(200), simulated: z.boolean().optional() };
export const AccountInput = z
  .strictObject({ ...accountFacts, kind: AccountKind, currency: Currency, owner: PartyId })
  .meta({ id: "AccountInput" });
export const Holding = z
  .strictObject({ tranche: TrancheId.nullable(), colour: z.int(), balance: Money, lots: z.int() })
  .meta({ id: "Holding" });
export const Account = z
  .strictObject({
    id: AccountId,
    owner: PartyId,
    custodian: PartyId,
    kind: AccountKind,
    currency: Currency,
    balance: Money.meta({ description: "Over all colours." }),
    holdings: z.array(Holding),
    created: Place,
    profile: z.strictObject(accountFacts).nullable(),
  })
  .meta({ id: "Account" });

const movementFacts = {
  reference: Reference,
  amount: Money,
  tranche: TrancheId.nullable().meta({ description: "Whose money it is; null for other money." }),
  value_date: IsoDate.nullable().meta({
    description: "Null if the source does not state it; green money needs one.",
  }),
  documents: z.array(Document).max(50).optional(),
  attributes: Attributes.optional(),
  simulated: z.boolean().optional(),
};

export const ReceiptInput = z
  .strictObject({ ...movementFacts, account: AccountId, origin: Origin, payer: PartyRef.nullable() })
  .meta({ id: "ReceiptInput" });

const paymentFacts = {
  ...movementFacts,
  use: Use,
  payee: PartyRef,
  payee_account: AccountId.nullable().optional(),
  project: AssetId.nullable().optional(),
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

export const Leg = z.strictObject({ lot: z.int(), amount: Money }).meta({ id: "Leg" });
export const Movement = z
  .strictObject({
    id: MovementId,
    direction: z.enum(["in", "out"]),
    account: AccountId,
    counterparty: PartyId.nullable(),
    counterparty_name: z.string().nullable(),
    tranche: TrancheId.nullable(),
    colour: z.int(),
    amount: Money,
    use: Use.nullable(),
    origin: Origin.nullable(),
    payee_account: AccountId.nullable(),
    project: AssetId.nullable(),
    value_date: IsoDate.nullable(),
    flag: z.string().nullable().meta({ description: "Reason code if it was recorded and marked." }),
    data_root: Hash32,
    legs: z.array(Leg),
    place: Place,
    profile: z
      .strictObject({
        reference: Reference,
        documents: z.array(Document).optional(),
        attributes: Attributes.optional(),
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
  account: AccountId.optional(),
  counterparty: PartyId.optional(),
  project: AssetId.optional(),
  tranche: TrancheId.optional(),
};
