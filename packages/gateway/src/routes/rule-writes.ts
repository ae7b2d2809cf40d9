import type { AccountRow, BookingRule } from "@green-ledger/domain";
import { createFaults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { currencyOf, dayOf, minorOf } from "../writes/field-checks.ts";
import { type PlanContext, singlePlan, type WriteHandlers } from "../writes/plan.ts";

/** How accounts are booked, and from when on payments must be entrusted. */
export const ruleWrites: Pick<WriteHandlers, "proposeRule" | "acceptRule" | "withdrawRule" | "setThreshold"> =
  {
    proposeRule: {
      ids: ({ params }) => [params.id],
      plan({ params, body }, context) {
        const { id } = accountOf(params.id, context, ["custodian"]);
        return singlePlan({ kind: "proposeRule", account: id, rule: body.rule });
      },
    },
    acceptRule: {
      ids: ({ params }) => [params.id],
      plan({ params, body }, context) {
        const account = accountOf(params.id, context, ["owner"]);
        requireProposed(account, body.rule);
        return singlePlan({ kind: "acceptRule", account: account.id });
      },
    },
    withdrawRule: {
      ids: ({ params }) => [params.id],
      plan({ params, body }, context) {
        const account = accountOf(params.id, context, ["custodian", "owner"]);
        requireProposed(account, body.rule);
        return singlePlan({ kind: "withdrawRule", account: account.id });
      },
    },
    setThreshold: {
      ids: ({ body }) => [`${body.currency}/${body.from}`],
      plan({ body }, { principal, vault }) {
        const faults = createFaults();
        const currency = currencyOf(body.currency, "/currency", faults);
        const from = dayOf(body.from, "/from", faults);
        const above = minorOf(body.above, "/above", faults);
        faults.throwIfAny();
        const source = vault.seal("report", principal.party, {
          about: `${currency} ${body.from}`,
          act: "setThreshold",
          report: body.source,
        });
        return singlePlan({ kind: "setEntrustedThreshold", currency, from, above, sourceRoot: source.id }, [
          source,
        ]);
      },
    },
  };

/** @throws GatewayError not_found */
function accountOf(
  wire: string,
  { principal, lookup }: PlanContext,
  sides: readonly ("owner" | "custodian")[],
): AccountRow {
  const row = lookup.account(chainId(wire));
  if (row === undefined || !sides.some((side) => row[side] === principal.party)) {
    throw new GatewayError("not_found");
  }
  return row;
}

/** Who accepts or withdraws a change says which one it is. */
function requireProposed({ ruleChange }: AccountRow, rule: BookingRule): void {
  if (ruleChange === null || ruleChange.rule === rule) return;
  const faults = createFaults();
  faults.add("/rule", "terms_differ", `The proposed rule is ${ruleChange.rule}.`);
  faults.throwIfAny();
}
