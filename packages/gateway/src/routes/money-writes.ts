import type { RouteInput, Routes } from "@green-ledger/api";
import type { Receipt } from "@green-ledger/domain";
import { createFaults } from "../errors/faults.ts";
import { chainId, wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import { sortDrafts } from "../writes/drafts.ts";
import {
  amountIn,
  colourOf,
  coloursOf,
  keptAccount,
  movementDraft,
  movementRoot,
  planMovements,
  valueDateOf,
} from "../writes/movement-drafts.ts";
import { createPartyRefs } from "../writes/party-refs.ts";
import { type PaymentInput, paymentDrafts, tranchesOf } from "../writes/payment-drafts.ts";
import type { Plan, PlanContext, WriteHandler } from "../writes/plan.ts";

type ReceiptInput = RouteInput<Routes["recordReceipt"]>["body"];
type IdContext = Pick<PlanContext, "principal" | "makeId">;

export const recordReceipt: WriteHandler<"recordReceipt"> = {
  ids: ({ body }, context) => [receiptId(body, context)],
  plan: ({ body }, context) => planReceipts([body], () => "", context),
};

export const recordReceipts: WriteHandler<"recordReceipts"> = {
  ids: ({ body }, context) => body.receipts.map((receipt) => receiptId(receipt, context)),
  plan: ({ body }, context) => planReceipts(body.receipts, (i) => `/receipts/${i}`, context),
};

export const recordPayment: WriteHandler<"recordPayment"> = {
  ids: ({ body }, context) => [paymentId(body.account, body, context)],
  plan({ body }, context) {
    const { account, ...payment } = body;
    return planPayments(account, [payment], () => "", context);
  },
};

export const recordPayments: WriteHandler<"recordPayments"> = {
  ids: ({ body }, context) => body.payments.map((payment) => paymentId(body.account, payment, context)),
  plan: ({ body }, context) => planPayments(body.account, body.payments, (i) => `/payments/${i}`, context),
};

function receiptId({ account, reference }: ReceiptInput, { makeId }: IdContext): string {
  return wireId("movement", makeId("receipt", chainId(account), reference));
}

function paymentId(account: string, { reference }: { reference: string }, { makeId }: IdContext): string {
  return wireId("movement", makeId("payment", chainId(account), reference));
}

/** @param at JSON pointer of the n-th receipt */
async function planReceipts(
  receipts: readonly ReceiptInput[],
  at: (n: number) => string,
  context: PlanContext,
): Promise<Plan> {
  const faults = createFaults();
  const parties = createPartyRefs(context, faults);
  const colours = await coloursOf(
    receipts.map(({ tranche }) => tranche),
    context,
  );
  const drafts = receipts.map((receipt, i) => {
    const pointer = at(i);
    const { origin, tranche } = receipt;
    const account = keptAccount(receipt.account, `${pointer}/account`, context, faults);
    const amount = amountIn(account, receipt.amount, { pointer: `${pointer}/amount`, faults });
    const colour = colourOf(tranche, colours, { pointer: `${pointer}/tranche`, faults });
    const valueDate = valueDateOf(receipt.value_date, { pointer, faults });
    const payer = receipt.payer === null ? null : parties.resolve(receipt.payer, `${pointer}/payer`);
    return movementDraft(
      "receipt",
      { account: receipt.account, movement: receipt, pointer },
      { amount: receipt.amount, tranche, origin, payer: wireIdOrNull("party", payer) },
      context,
      (id, dataRoot): Receipt => ({
        id,
        account: chainId(receipt.account),
        colour,
        amount,
        origin,
        payer,
        valueDate,
        dataRoot,
      }),
    );
  });
  const sorted = sortDrafts(drafts, { earlier: context.earlier, rootOf: movementRoot(context), faults });
  const sent = sorted.fresh.map(({ part }) => part);
  const named = parties.newAmong(sent.flatMap(({ payer }) => payer ?? []));
  return planMovements(sorted, named, { kind: "recordReceipts", receipts: sent });
}

/** @param at JSON pointer of the n-th payment */
async function planPayments(
  account: string,
  payments: readonly PaymentInput[],
  at: (n: number) => string,
  context: PlanContext,
): Promise<Plan> {
  const faults = createFaults();
  const parties = createPartyRefs(context, faults);
  const colours = await coloursOf(tranchesOf(payments), context);
  const from = keptAccount(account, "/account", context, faults);
  const drafts = paymentDrafts({ account, from }, payments, at, { colours, parties, faults }, context);
  const sorted = sortDrafts(drafts, { earlier: context.earlier, rootOf: movementRoot(context), faults });
  const sent = sorted.fresh.map(({ part }) => part);
  const named = parties.newAmong(sent.map(({ payee }) => payee));
  return planMovements(sorted, named, { kind: "recordPayments", account: chainId(account), payments: sent });
}
