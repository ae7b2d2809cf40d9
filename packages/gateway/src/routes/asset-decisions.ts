import type { AssetId, AssetRow, Bytes32 } from "@green-ledger/domain";
import { createFaults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import type { DocumentStatement } from "../vault/statements.ts";
import { minorOrZeroOf, secondOf } from "../writes/field-checks.ts";
import { type PlanContext, singlePlan, type WriteHandler } from "../writes/plan.ts";

/**
 * The asset that a decision is about. It must be in the index: nobody decides about what is still on its way.
 * @throws GatewayError not_found
 */
function requireAsset({ lookup }: PlanContext, id: AssetId): AssetRow {
  const row = lookup.asset(id);
  if (row === undefined) throw new GatewayError("not_found", "No such asset is registered.");
  return row;
}

/** The report behind a decision, sealed. */
function sealReport(
  { principal, vault }: PlanContext,
  about: string,
  act: string,
  report: DocumentStatement,
) {
  return vault.seal("report", principal.party, { about, act, report });
}

export const confirmAsset: WriteHandler<"confirmAsset"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, context) {
    const asset = chainId(params.id);
    requireAsset(context, asset);
    const faults = createFaults();
    const validUntil = body.valid_until === null ? 0 : secondOf(body.valid_until, "/valid_until", faults);
    faults.throwIfAny();
    const report = sealReport(context, params.id, "confirmAsset", body.report);
    return singlePlan({ kind: "confirmAsset", asset, validUntil, reportRoot: report.id }, [report]);
  },
};

export const rejectAsset: WriteHandler<"rejectAsset"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, context) {
    const asset = chainId(params.id);
    requireAsset(context, asset);
    const report = sealReport(context, params.id, "rejectAsset", body.report);
    return singlePlan({ kind: "rejectAsset", asset, reportRoot: report.id }, [report]);
  },
};

export const verifyCost: WriteHandler<"verifyCost"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, context) {
    const project = chainId(params.id);
    const { currency } = requireAsset(context, project);
    const faults = createFaults();
    if (body.eligible_cost.currency !== currency) faults.add("/eligible_cost/currency", "currency_mismatch");
    const eligibleCost = minorOrZeroOf(body.eligible_cost.minor, "/eligible_cost/minor", faults);
    faults.throwIfAny();
    const report = sealReport(context, params.id, "verifyCost", body.report);
    return singlePlan({ kind: "verifyCost", project, eligibleCost, reportRoot: report.id }, [report]);
  },
};

export const suspendAsset: WriteHandler<"suspendAsset"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, context) {
    const { asset, reason } = supervised(context, params.id, "suspendAsset", body.reason);
    return singlePlan({ kind: "suspendAsset", asset, reasonRoot: reason.id }, [reason]);
  },
};

export const reinstateAsset: WriteHandler<"reinstateAsset"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, context) {
    const { asset, reason } = supervised(context, params.id, "reinstateAsset", body.reason);
    return singlePlan({ kind: "reinstateAsset", asset, reasonRoot: reason.id }, [reason]);
  },
};

function supervised(context: PlanContext, about: string, act: string, reason: string) {
  const asset: Bytes32 = chainId(about);
  requireAsset(context, asset);
  const { principal, vault } = context;
  return { asset, reason: vault.seal("reason", principal.party, { about, act, reason }) };
}
