import type { Action, RouteInput, Routes } from "@green-ledger/api";
import type { SubstitutionRow } from "@green-ledger/domain";
import { createFaults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { normaliseReference } from "../ids/make-id.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import { scopeOf } from "../reads/pool-scope.ts";
import type { PoolStatement } from "../vault/statements.ts";
import { contentOf } from "../vault/vault.ts";
import { planDrafts } from "../writes/drafts.ts";
import { type PlanContext, singlePlan, type WriteHandler, type WriteHandlers } from "../writes/plan.ts";
import { actOnPool, checkItem, poolMoneyOrNone, sealPool, sealWhy } from "../writes/pool-parts.ts";

type ProposalInput = RouteInput<Routes["proposeSubstitution"]>;

const proposeSubstitution: WriteHandler<"proposeSubstitution"> = {
  ids: (input, context) => [wireId("substitution", substitutionId(input, context))],
  async plan({ params, body }, context) {
    const { principal, earlier, lookup, vault } = context;
    const { pool } = await actOnPool(params.id, "pool.issue", context);
    const faults = createFaults();
    const out = chainId(body.out);
    if (lookup.poolItem(pool.id, out) === undefined) faults.add("/out", "pool_item_unknown");
    const offer = await checkItem(body.replacement, pool, "/replacement", context, faults);
    const cash = poolMoneyOrNone(body.cash, pool, "/cash", faults);
    const id = substitutionId({ params, body }, context);
    const reference = normaliseReference(body.reference);
    const statement: PoolStatement = {
      pool: params.id,
      act: "substitution",
      reference,
      said: { ...body, reference },
    };
    const content = contentOf(statement);
    const draft = {
      id,
      wire: wireId("substitution", id),
      pointer: "/reference",
      content,
      seal: () => vault.seal("pool", principal.party, statement, content),
      part: (reasonRoot: `0x${string}`) => ({ reasonRoot }),
    };
    const { documents, attributes, simulated } = body.replacement;
    const item = sealPool(context, {
      pool: params.id,
      act: "item",
      documents,
      attributes,
      simulated,
      said: body.replacement,
    });
    const rootOf = (each: `0x${string}`) => lookup.substitution(each)?.reasonRoot;
    const plan = planDrafts([draft], { earlier, faults, rootOf }, ([part]) => {
      if (part === undefined) throw new TypeError("a plan of one draft has one part");
      return {
        kind: "proposeSubstitution",
        substitution: id,
        pool: pool.id,
        out,
        replacement: { ...offer, dataRoot: item.id },
        cash,
        reasonRoot: part.reasonRoot,
      };
    });
    return plan.commands.length === 0 ? plan : { ...plan, profiles: [...plan.profiles, item] };
  },
};

const approveSubstitution: WriteHandler<"approveSubstitution"> = {
  ids: ({ params }) => [params.id],
  async plan({ params, body }, context) {
    const { id, reasonRoot } = await actOnSubstitution(params.id, "pool.service", context);
    if (reasonRoot !== body.data_root) throw new GatewayError("terms_differ");
    return singlePlan({ kind: "approveSubstitution", substitution: id });
  },
};

const acceptSubstitution: WriteHandler<"acceptSubstitution"> = {
  ids: ({ params }) => [params.id],
  async plan({ params, body }, context) {
    const { id, pool, reasonRoot } = await actOnSubstitution(params.id, "pool.sell", context);
    if (reasonRoot !== body.data_root) throw new GatewayError("terms_differ");
    const lien = context.makeId("lien", pool, params.id);
    return singlePlan({ kind: "acceptSubstitution", substitution: id, lien });
  },
};

const withdrawSubstitution: WriteHandler<"withdrawSubstitution"> = {
  ids: ({ params }) => [params.id],
  async plan({ params, body }, context) {
    const { id } = await actOnSubstitution(params.id, "pool.issue", context);
    const reason = sealWhy(context, params.id, "withdrawSubstitution", body.reason);
    return singlePlan({ kind: "withdrawSubstitution", substitution: id, reasonRoot: reason.id }, [reason]);
  },
};

export const substitutionWrites: Pick<
  WriteHandlers,
  "proposeSubstitution" | "approveSubstitution" | "acceptSubstitution" | "withdrawSubstitution"
> = { proposeSubstitution, approveSubstitution, acceptSubstitution, withdrawSubstitution };

function substitutionId(
  { params, body }: Pick<ProposalInput, "params" | "body">,
  { makeId }: Pick<PlanContext, "makeId">,
) {
  return makeId("substitution", chainId(params.id), body.reference);
}

/**
 * The substitution that a decision is about, if it is the caller's to decide. The originator of the replacement need
 * not be a party to the pool yet.
 * @throws GatewayError not_found for one that the caller may not see, forbidden
 */
async function actOnSubstitution(
  wire: string,
  action: Extract<Action, `pool.${string}`>,
  context: PlanContext,
): Promise<SubstitutionRow> {
  const { lookup, principal } = context;
  const row = lookup.substitution(chainId(wire));
  const pool = row === undefined ? undefined : lookup.pool(row.pool);
  if (row === undefined || pool === undefined) throw unknown();
  const sells = row.replacement.originator === principal.party;
  const scope = await scopeOf(pool, context);
  // Whoever sold another underlying to the pool does not sell this one.
  const others = (scope?.relations ?? []).filter((relation) => relation !== "originator");
  if (decide(principal, action, sells ? [...others, "originator"] : others).allow) return row;
  if (scope === undefined && !sells) throw unknown();
  throw new GatewayError("forbidden", "This step of the substitution is another party's.");
}

const unknown = () => new GatewayError("not_found", "No such substitution is recorded.");
