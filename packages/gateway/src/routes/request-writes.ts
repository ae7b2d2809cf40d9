import type { Bytes32, MovementId, MovementRow, Payment } from "@green-ledger/domain";
import { bytes, entryOf } from "@green-ledger/domain";
import { createFaults, type Faults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import { movementRelations } from "../policy/relations.ts";
import { surroundingsOf } from "../reads/movement-scope.ts";
import { requestedDocuments } from "../reads/requested-documents.ts";
import { sortDrafts } from "../writes/drafts.ts";
import { secondOf } from "../writes/field-checks.ts";
import {
  coloursOf,
  keptAccount,
  movementRoot,
  ownAccount,
  planMovements,
  valueDateOf,
} from "../writes/movement-drafts.ts";
import { createPartyRefs } from "../writes/party-refs.ts";
import { paymentDrafts, tranchesOf } from "../writes/payment-drafts.ts";
import { type Plan, type PlanContext, singlePlan, type WriteHandlers } from "../writes/plan.ts";

type Names =
  | "requestPayments"
  | "releasePayment"
  | "releasePayments"
  | "cancelPayments"
  | "confirmPayment"
  | "disputePayment";

/** Payments in two steps, and their end. */
export const requestWrites: Pick<WriteHandlers, Names> = {
  requestPayments: {
    ids: ({ body }, { makeId }) =>
      body.payments.map(({ reference }) =>
        wireId("movement", makeId("payment", chainId(body.account), reference)),
      ),
    async plan({ body }, context) {
      const { account, payments } = body;
      const faults = createFaults();
      const parties = createPartyRefs(context, faults);
      const colours = await coloursOf(tranchesOf(payments), context);
      const from = ownAccount(account, "/account", context, faults);
      const deadline = secondOf(body.deadline, "/deadline", faults);
      const tools = { colours, parties, faults };
      const drafts = paymentDrafts({ account, from }, payments, (i) => `/payments/${i}`, tools, context);
      const sorted = sortDrafts(drafts, { earlier: context.earlier, rootOf: movementRoot(context), faults });
      const sent = sorted.fresh.map(({ part }) => part);
      const named = parties.newAmong(sent.map(({ payee }) => payee));
      return planMovements(sorted, named, {
        kind: "requestPayments",
        account: chainId(account),
        payments: sent,
        deadline,
      });
    },
  },

  releasePayment: {
    ids: ({ params }) => [params.id],
    async plan({ params, body }, context) {
      const row = movementFor(params.id, context, ["custodian"]);
      const faults = createFaults();
      const valueDate = valueDateOf(body.value_date, { pointer: "", faults });
      faults.throwIfAny();
      return released(row.account, [{ ...(await requested(row, context)), valueDate }]);
    },
  },

  releasePayments: {
    ids: ({ body }) => body.payments.map(({ payment }) => payment),
    async plan({ body }, context) {
      const faults = createFaults();
      keptAccount(body.account, "/account", context, faults);
      requireOnce(
        body.payments.map(({ payment }) => payment),
        (i) => `/payments/${i}/payment`,
        faults,
      );
      const payments: Payment[] = [];
      for (const [i, { payment, value_date }] of body.payments.entries()) {
        const pointer = `/payments/${i}`;
        const row = entryIn(body.account, payment, `${pointer}/payment`, context, faults);
        const valueDate = valueDateOf(value_date, { pointer, faults });
        if (row !== undefined) payments.push({ ...(await requested(row, context)), valueDate });
      }
      faults.throwIfAny();
      return released(chainId(body.account), payments);
    },
  },

  cancelPayments: {
    ids: ({ body }) => body.payments,
    plan({ body }, context) {
      const { principal, references } = context;
      const faults = createFaults();
      const account = references.account(chainId(body.account));
      if (account?.owner !== principal.party && account?.custodian !== principal.party) {
        faults.add("/account", "account_unknown", "You neither own nor keep such an account.");
      }
      requireOnce(body.payments, (i) => `/payments/${i}`, faults);
      for (const [i, payment] of body.payments.entries()) {
        entryIn(body.account, payment, `/payments/${i}`, context, faults);
      }
      faults.throwIfAny();
      return singlePlan({
        kind: "cancelPayments",
        account: chainId(body.account),
        payments: body.payments.map(chainId),
      });
    },
  },

  confirmPayment: {
    ids: ({ params }) => [params.id],
    plan({ params, body }, context) {
      const row = movementFor(params.id, context, ["counterparty", "receiver"]);
      if (row.dataRoot !== body.data_root) {
        const faults = createFaults();
        faults.add("/data_root", "terms_differ");
        faults.throwIfAny();
      }
      return singlePlan({ kind: "confirmPayment", payment: row.id, entry: entryOf(row) });
    },
  },

  disputePayment: {
    ids: ({ params }) => [params.id],
    plan({ params, body }, context) {
      const { principal, vault } = context;
      const row = movementFor(params.id, context, ["counterparty", "receiver"]);
      const said = { about: params.id, act: "disputePayment", reason: body.reason };
      const reason = vault.seal("reason", principal.party, said);
      return singlePlan(
        { kind: "disputePayment", payment: row.id, entry: entryOf(row), reasonRoot: reason.id },
        [reason],
      );
    },
  },
};

function released(account: Bytes32, payments: Payment[]): Plan {
  return singlePlan({ kind: "releasePayments", account, payments });
}

/** What was requested, as the ledger must be told again. */
async function requested(row: MovementRow, { snapshot }: PlanContext): Promise<Omit<Payment, "valueDate">> {
  const { id, amount, entrusted, payeeBank, payeeAccount, project, line, dataRoot, draws } = row;
  return {
    id,
    amount,
    use: row.use ?? "transfer",
    entrusted,
    payee: row.counterparty ?? id,
    payeeBank,
    payeeAccount,
    project,
    line,
    dataRoot,
    draws,
    documents: await requestedDocuments(snapshot, id),
  };
}

/**
 * The entry that an act in the path is about, if the caller stands to it as the act needs.
 * @throws GatewayError not_found
 */
function movementFor(
  wire: string,
  context: PlanContext,
  needed: readonly ("custodian" | "counterparty" | "receiver")[],
): MovementRow {
  const { principal, snapshot } = context;
  const row = snapshot.get("movement", [bytes(chainId(wire))]);
  if (row === undefined) throw new GatewayError("not_found");
  const relations = movementRelations(row, surroundingsOf(row, context), principal.party);
  const visible = decide(principal, "money.read", relations).allow;
  if (!visible || !needed.some((relation) => relations.includes(relation)))
    throw new GatewayError("not_found");
  return row;
}

/** An entry of an account; what is not one goes to the faults. */
function entryIn(
  account: string,
  wire: string,
  pointer: string,
  { snapshot }: PlanContext,
  faults: Faults,
): MovementRow | undefined {
  const row = snapshot.get("movement", [bytes(chainId(wire))]);
  if (row?.account === chainId(account)) return row;
  faults.add(pointer, "movement_unknown");
  return undefined;
}

function requireOnce(ids: readonly string[], at: (n: number) => string, faults: Faults): void {
  const seen = new Set<MovementId>();
  for (const [i, wire] of ids.entries()) {
    const id = chainId(wire);
    if (seen.has(id)) faults.add(at(i), "reference_repeated");
    seen.add(id);
  }
}
