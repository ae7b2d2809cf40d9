import type { LienRow, Profile } from "@green-ledger/domain";
import { createFaults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { normaliseReference } from "../ids/make-id.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import { lienRelations } from "../policy/relations.ts";
import { isIndexed, objectOf, ownerOf } from "../reads/lien-objects.ts";
import type { LienStatement } from "../vault/statements.ts";
import { contentOf } from "../vault/vault.ts";
import { planDrafts } from "../writes/drafts.ts";
import { dayOrNoneOf } from "../writes/field-checks.ts";
import { type PlanContext, singlePlan, type WriteHandler, type WriteHandlers } from "../writes/plan.ts";

const offerLien: WriteHandler<"offerLien"> = {
  ids: ({ body }, { principal, makeId }) => [wireId("lien", makeId("lien", principal.party, body.reference))],
  async plan({ body }, context) {
    const { principal, references, earlier, lookup, makeId, vault } = context;
    const faults = createFaults();
    const id = makeId("lien", principal.party, body.reference);
    const object = objectOf(body.object);
    const creditor = chainId(body.creditor);
    // What is still on its way is checked by the contract alone.
    const known = (await isIndexed(object, context))
      ? (await ownerOf(object, context)) !== undefined
      : references.isOnItsWay(object.object);
    if (!known) faults.add("/object", "object_unknown");
    if (!references.hasParty(creditor)) faults.add("/creditor", "party_unknown");
    const until = dayOrNoneOf(body.until, "/until", faults);
    const statement: LienStatement = {
      ...body,
      id: wireId("lien", id),
      reference: normaliseReference(body.reference),
    };
    const content = contentOf(statement);
    const draft = {
      id,
      wire: statement.id,
      pointer: "/reference",
      content,
      seal: () => vault.seal("lien", principal.party, statement, content),
      part: (dataRoot: `0x${string}`) => ({
        id,
        ...object,
        creditor,
        class: body.class,
        shareBps: body.share_bps,
        rank: body.rank,
        until,
        dataRoot,
      }),
    };
    const offerOf = ([lien]: ReturnType<typeof draft.part>[]) => {
      if (lien === undefined) throw new TypeError("a plan of one draft has one part");
      return { kind: "offerLien", lien } as const;
    };
    return planDrafts([draft], { earlier, faults, rootOf: (lien) => lookup.lien(lien)?.dataRoot }, offerOf);
  },
};

const acceptLien: WriteHandler<"acceptLien"> = {
  ids: ({ params }) => [params.id],
  async plan({ params, body }, context) {
    const lien = await requireLien(params.id, "lien.hold", context);
    if (lien.dataRoot !== body.data_root) throw new GatewayError("terms_differ");
    return singlePlan({ kind: "acceptLien", lien: lien.id });
  },
};

const declineLien: WriteHandler<"declineLien"> = {
  ids: ({ params }) => [params.id],
  async plan({ params, body }, context) {
    const { id } = await requireLien(params.id, "lien.hold", context);
    const reason = sealReason(context, params.id, "declineLien", body.reason);
    return singlePlan({ kind: "declineLien", lien: id, reasonRoot: reason.id }, [reason]);
  },
};

const withdrawLien: WriteHandler<"withdrawLien"> = {
  ids: ({ params }) => [params.id],
  async plan({ params, body }, context) {
    const { id } = await requireLien(params.id, "lien.grant", context);
    const reason = sealReason(context, params.id, "withdrawLien", body.reason);
    return singlePlan({ kind: "withdrawLien", lien: id, reasonRoot: reason.id }, [reason]);
  },
};

const releaseLien: WriteHandler<"releaseLien"> = {
  ids: ({ params }) => [params.id],
  async plan({ params, body }, context) {
    const { id } = await requireLien(params.id, "lien.hold", context);
    const reason = sealReason(context, params.id, "releaseLien", body.reason);
    return singlePlan({ kind: "releaseLien", lien: id, reasonRoot: reason.id }, [reason]);
  },
};

export const lienWrites: Pick<
  WriteHandlers,
  "offerLien" | "acceptLien" | "declineLien" | "withdrawLien" | "releaseLien"
> = { offerLien, acceptLien, declineLien, withdrawLien, releaseLien };

/**
 * The lien that a decision is about, if it is the caller's to decide.
 * @throws GatewayError not_found for one that the caller may not see, forbidden
 */
async function requireLien(
  wire: string,
  action: "lien.hold" | "lien.grant",
  context: PlanContext,
): Promise<LienRow> {
  const { lookup, principal } = context;
  const row = lookup.lien(chainId(wire));
  if (row === undefined) throw new GatewayError("not_found", "No such lien is recorded.");
  const relations = lienRelations(row, await ownerOf(row, context), principal.party);
  if (decide(principal, action, relations).allow) return row;
  if (!decide(principal, "lien.read", relations).allow) {
    throw new GatewayError("not_found", "No such lien is recorded.");
  }
  const who = action === "lien.hold" ? "its creditor" : "the party that granted it";
  throw new GatewayError("forbidden", `Only ${who} decides on this lien.`);
}

/** Why, sealed. */
export function sealReason(
  { principal, vault }: PlanContext,
  about: string,
  act: string,
  reason: string,
): Profile {
  return vault.seal("reason", principal.party, { about, act, reason });
}
