import type { RouteInput, Routes } from "@green-ledger/api";
import type { Payment } from "@green-ledger/domain";
import type { Faults } from "../errors/faults.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import type { Draft } from "./drafts.ts";
import { amountIn, type Colours, drawsOf, movementDraft, valueDateOf } from "./movement-drafts.ts";
import type { PartyRefs } from "./party-refs.ts";
import type { PlanContext } from "./plan.ts";
import type { KnownAccount } from "./references.ts";

export type PaymentInput = RouteInput<Routes["recordPayments"]>["body"]["payments"][number];

/** The tranches that a list of payments draws on. */
export function tranchesOf(payments: readonly Pick<PaymentInput, "draws">[]): (string | null)[] {
  return payments.flatMap(({ draws }) => (draws ?? []).map(({ tranche }) => tranche));
}

/** Drafts of payments out of one account. @param at JSON pointer of the n-th payment */
export function paymentDrafts(
  { account, from }: { account: string; from: KnownAccount | undefined },
  payments: readonly PaymentInput[],
  at: (n: number) => string,
  tools: { colours: Colours; parties: PartyRefs; faults: Faults },
  context: PlanContext,
): Draft<Payment>[] {
  const { colours, parties, faults } = tools;
  return payments.map((payment, i) => {
    const pointer = at(i);
    const { use, entrusted, payee_bank, payee_account = null, project = null, line, evidence } = payment;
    const judging = { pointer, faults };
    const amount = amountIn(from, payment.amount, { pointer: `${pointer}/amount`, faults });
    const draws = drawsOf(payment.draws ?? [], colours, { pointer: `${pointer}/draws`, faults });
    const valueDate = valueDateOf(payment.value_date, judging);
    const payee = parties.resolve(payment.payee, `${pointer}/payee`);
    checkNamed({ payee_bank, payee_account, project, line }, pointer, context, faults);
    return movementDraft(
      "payment",
      { account, movement: payment, pointer },
      {
        amount: payment.amount,
        draws: payment.draws,
        use,
        entrusted,
        payee: wireId("party", payee),
        payee_bank,
        payee_account,
        project,
        line,
        evidence,
      },
      context,
      (id, dataRoot): Payment => ({
        id,
        amount,
        use,
        entrusted,
        payee,
        payeeBank: orNull(payee_bank),
        payeeAccount: orNull(payee_account),
        project: orNull(project),
        line: orNull(line),
        valueDate,
        dataRoot,
        draws,
        documents: evidence.map(chainId),
      }),
    );
  });
}

const orNull = (wire: string | null) => (wire === null ? null : chainId(wire));

type Named = Record<"payee_bank" | "payee_account" | "project" | "line", string | null>;

function checkNamed(named: Named, pointer: string, { references }: PlanContext, faults: Faults): void {
  const { payee_bank, payee_account, project, line } = named;
  if (payee_bank !== null && !references.hasParty(chainId(payee_bank))) {
    faults.add(`${pointer}/payee_bank`, "party_unknown");
  }
  if (payee_account !== null && references.account(chainId(payee_account)) === undefined) {
    faults.add(`${pointer}/payee_account`, "account_unknown");
  }
  if (project !== null && !references.hasAsset(chainId(project))) {
    faults.add(`${pointer}/project`, "asset_unknown");
  }
  if (line !== null && !references.hasLine(chainId(line))) faults.add(`${pointer}/line`, "line_unknown");
}
