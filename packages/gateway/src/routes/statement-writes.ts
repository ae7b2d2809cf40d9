import { bytes, type Explanation, type Statement } from "@green-ledger/domain";
import { createFaults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { itemsOf, sortDrafts } from "../writes/drafts.ts";
import { dayOf, minorOrZeroOf } from "../writes/field-checks.ts";
import {
  coloursOf,
  drawsOf,
  keptAccount,
  movementDraft,
  movementRoot,
  planMovements,
} from "../writes/movement-drafts.ts";
import { createPartyRefs } from "../writes/party-refs.ts";
import { paymentDrafts, tranchesOf } from "../writes/payment-drafts.ts";
import type { PlanContext, WriteHandler } from "../writes/plan.ts";
import { emptyPlan } from "../writes/plan.ts";

/** A bank states one balance for an account and day: that is its reference. */
export const stateBalances: WriteHandler<"stateBalances"> = {
  ids: ({ body }, { makeId }) =>
    body.statements.map(({ account, day }) => wireId("movement", makeId("statement", chainId(account), day))),
  plan({ body }, context) {
    const faults = createFaults();
    const drafts = body.statements.map((stated, i) => {
      const pointer = `/statements/${i}`;
      const account = keptAccount(stated.account, `${pointer}/account`, context, faults);
      if (account !== undefined && stated.closing.currency !== account.currency) {
        faults.add(`${pointer}/closing/currency`, "currency_mismatch");
      }
      const closing = minorOrZeroOf(stated.closing.minor, `${pointer}/closing/minor`, faults);
      const day = dayOf(stated.day, `${pointer}/day`, faults);
      const { simulated } = stated;
      const draft = movementDraft(
        "statement",
        {
          account: stated.account,
          movement: { reference: stated.day, value_date: stated.day, simulated },
          pointer,
        },
        { closing: stated.closing, statement: stated.statement },
        context,
        (id, statementRoot): Statement => ({
          id,
          account: chainId(stated.account),
          day,
          closing,
          statementRoot,
        }),
      );
      return { ...draft, pointer: `${pointer}/day` };
    });
    const sorted = sortDrafts(drafts, {
      earlier: context.earlier,
      rootOf: statementRoot(drafts, context),
      faults,
    });
    const statements = sorted.fresh.map(({ part }) => part);
    return planMovements(sorted, [], { kind: "stateBalances", statements });
  },
};

/** The root of a statement that is recorded: one that found nothing missing is no entry. */
function statementRoot(
  drafts: readonly { id: `0x${string}`; part(root: `0x${string}`): Statement }[],
  { snapshot }: PlanContext,
): (id: `0x${string}`) => `0x${string}` | undefined {
  const stated = new Map(drafts.map((draft) => [draft.id, draft.part(draft.id)] as const));
  return (id) => {
    const made = stated.get(id);
    if (made === undefined) return undefined;
    return snapshot.get("statement", [bytes(made.account), { u32: made.day }])?.statementRoot;
  };
}

/** What a shortfall was, all or nothing. */
export const explainShortfall: WriteHandler<"explainShortfall"> = {
  ids: () => [],
  async plan({ params, body }, context) {
    const { snapshot, lookup, principal } = context;
    const statement = snapshot.get("movement", [bytes(chainId(params.id))]);
    const account = statement && lookup.account(statement.account);
    if (statement?.kind !== "shortfall" || account?.custodian !== principal.party) {
      throw new GatewayError("not_found", "There is no such shortfall in an account of your bank.");
    }
    const wire = wireId("account", statement.account);
    const faults = createFaults();
    const parties = createPartyRefs(context, faults);
    const tranches = [...body.restored.map(({ tranche }) => tranche), ...tranchesOf(body.payments)];
    const colours = await coloursOf(tranches, context);
    const restored = drawsOf(body.restored, colours, { pointer: "/restored", faults });
    const tools = { colours, parties, faults };
    const paid = paymentDrafts(
      { account: wire, from: account },
      body.payments,
      (i) => `/payments/${i}`,
      tools,
      context,
    );
    const known = { earlier: context.earlier, rootOf: movementRoot(context), faults };
    const payments = sortDrafts(paid, known);
    const draft = movementDraft(
      "explanation",
      { account: wire, movement: body, pointer: "" },
      { target: params.id, restored: body.restored, payments: paid.map((payment) => payment.wire) },
      context,
      (id, dataRoot): Explanation => ({
        id,
        statement: statement.id,
        account: statement.account,
        restored,
        dataRoot,
        payments: payments.fresh.map(({ part }) => part),
      }),
    );
    const sorted = sortDrafts([draft], known);
    const [first] = sorted.fresh;
    const ids = [draft.wire, ...paid.map((payment) => payment.wire)];
    if (first === undefined) return { ...emptyPlan(ids), ids };
    const named = parties.newAmong(first.part.payments.map(({ payee }) => payee));
    const plan = planMovements(sorted, named, { kind: "explainShortfall", explanation: first.part });
    return {
      ...plan,
      ids,
      profiles: [...plan.profiles, ...payments.fresh.map(({ profile }) => profile)],
      items: [...plan.items, ...itemsOf(payments.fresh)],
      alreadyRecorded: payments.alreadyRecorded,
    };
  },
};
