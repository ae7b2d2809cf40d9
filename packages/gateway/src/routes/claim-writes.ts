import type { AssetId, Bytes32, ClaimId } from "@green-ledger/domain";
import { createFaults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import {
  emptyPlan,
  type PlanContext,
  singlePlan,
  type WriteHandler,
  type WriteHandlers,
} from "../writes/plan.ts";

type ClaimWrites = Pick<
  WriteHandlers,
  | "registerClaimSchema"
  | "closeClaimSchema"
  | "challengeClaim"
  | "decideChallenge"
  | "revokeClaim"
  | "requirePermit"
  | "waivePermit"
>;

/** A schema has the same name for everyone, so a repeat is known by what the chain holds of it. */
const registerClaimSchema: WriteHandler<"registerClaimSchema"> = {
  ids: ({ body }) => [body.schema],
  plan({ body }, { principal, lookup, vault }) {
    const { schema, effect, longest_days: longestDays, challenge_window_seconds: challengeWindow } = body;
    const known = lookup.claimSchema(schema);
    if (known !== undefined) {
      const same =
        known.effect === effect &&
        known.longestDays === longestDays &&
        known.challengeWindow === challengeWindow;
      if (same) return emptyPlan([schema]);
      const faults = createFaults();
      faults.add("/schema", "reference_reused", "The schema is registered with other terms.");
      faults.throwIfAny();
    }
    const definition = vault.seal("report", principal.party, {
      about: schema,
      act: "registerClaimSchema",
      name: body.name,
      report: body.definition,
    });
    const terms = { schema, effect, longestDays, challengeWindow, definitionRoot: definition.id };
    return singlePlan({ kind: "registerClaimSchema", ...terms }, [definition]);
  },
};

const closeClaimSchema: WriteHandler<"closeClaimSchema"> = {
  ids: ({ params }) => [params.schema],
  plan({ params: { schema }, body }, context) {
    if (context.lookup.claimSchema(schema) === undefined) {
      throw new GatewayError("not_found", "No such claim schema is registered.");
    }
    const reason = sealReason(context, schema, "closeClaimSchema", body.reason);
    return singlePlan({ kind: "closeClaimSchema", schema }, [reason]);
  },
};

const challengeClaim: WriteHandler<"challengeClaim"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, context) {
    const { claim, reason } = decided(context, params.id, "challengeClaim", body.reason);
    return singlePlan({ kind: "challengeClaim", claim, reasonRoot: reason.id }, [reason]);
  },
};

const decideChallenge: WriteHandler<"decideChallenge"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body: { upheld, reason: why } }, context) {
    const { claim, reason } = decided(context, params.id, "decideChallenge", why);
    return singlePlan({ kind: "decideChallenge", claim, upheld, reasonRoot: reason.id }, [reason]);
  },
};

const revokeClaim: WriteHandler<"revokeClaim"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, context) {
    const { claim, reason } = decided(context, params.id, "revokeClaim", body.reason);
    return singlePlan({ kind: "revokeClaim", claim, reasonRoot: reason.id }, [reason]);
  },
};

const requirePermit: WriteHandler<"requirePermit"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body: { schema } }, context) {
    const asset = requireAsset(context, params.id);
    const faults = createFaults();
    if (context.lookup.claimSchema(schema) === undefined) faults.add("/schema", "claim_schema_unknown");
    faults.throwIfAny();
    return singlePlan({ kind: "requirePermit", asset, schema });
  },
};

const waivePermit: WriteHandler<"waivePermit"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, context) {
    const asset = requireAsset(context, params.id);
    const reason = sealReason(context, params.id, "waivePermit", body.reason);
    return singlePlan({ kind: "waivePermit", asset, schema: body.schema, reasonRoot: reason.id }, [reason]);
  },
};

export const claimWrites: ClaimWrites = {
  registerClaimSchema,
  closeClaimSchema,
  challengeClaim,
  decideChallenge,
  revokeClaim,
  requirePermit,
  waivePermit,
};

/**
 * The claim that a decision is about, which must be in the index, and the sealed reason.
 * @throws GatewayError not_found
 */
function decided(context: PlanContext, about: string, act: string, reason: string) {
  const claim: ClaimId = chainId(about);
  if (context.lookup.claim(claim) === undefined) {
    throw new GatewayError("not_found", "No such claim is attested.");
  }
  return { claim, reason: sealReason(context, about, act, reason) };
}

function sealReason({ principal, vault }: PlanContext, about: string, act: string, reason: string) {
  return vault.seal("reason", principal.party, { about, act, reason });
}

/** @throws GatewayError not_found */
function requireAsset({ lookup }: PlanContext, wire: string): AssetId {
  const asset: Bytes32 = chainId(wire);
  if (lookup.asset(asset) === undefined) throw new GatewayError("not_found", "No such asset is registered.");
  return asset;
}
