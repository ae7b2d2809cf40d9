import type { TransferRow } from "@green-ledger/domain";
import { createFaults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { normaliseReference } from "../ids/make-id.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import { assetRelations, lienRelations, transferRelations } from "../policy/relations.ts";
import { holdsLien } from "../reads/lien-objects.ts";
import type { TransferStatement } from "../vault/statements.ts";
import { contentOf } from "../vault/vault.ts";
import { planDrafts } from "../writes/drafts.ts";
import { type PlanContext, singlePlan, type WriteHandler, type WriteHandlers } from "../writes/plan.ts";
import { sealReason } from "./lien-writes.ts";

const offerTransfer: WriteHandler<"offerTransfer"> = {
  ids: ({ body }, { principal, makeId }) => [
    wireId("transfer", makeId("transfer", principal.party, body.reference)),
  ],
  plan({ params, body }, context) {
    const { principal, references, earlier, lookup, makeId, vault } = context;
    const faults = createFaults();
    const id = makeId("transfer", principal.party, body.reference);
    const asset = chainId(params.id);
    const row = lookup.asset(asset);
    if (row === undefined) throw new GatewayError("not_found", "No such asset is registered.");
    const recorded = lookup.transfer(id)?.dataRoot;
    // A repeat of an offer that was accepted comes from who owned the asset then.
    if (
      recorded === undefined &&
      !decide(principal, "transfer.offer", assetRelations(row, principal.party)).allow
    )
      throw new GatewayError("forbidden", "Only the owner of an asset offers it.");
    const to = chainId(body.to);
    if (!references.hasParty(to)) faults.add("/to", "party_unknown");
    const statement: TransferStatement = {
      ...body,
      id: wireId("transfer", id),
      reference: normaliseReference(body.reference),
      asset: params.id,
    };
    const content = contentOf(statement);
    const draft = {
      id,
      wire: statement.id,
      pointer: "/reference",
      content,
      seal: () => vault.seal("transfer", principal.party, statement, content),
      part: (dataRoot: `0x${string}`) => ({ transfer: id, asset, to, dataRoot }),
    };
    const offerOf = ([offer]: ReturnType<typeof draft.part>[]) => {
      if (offer === undefined) throw new TypeError("a plan of one draft has one part");
      return { kind: "offerTransfer", ...offer } as const;
    };
    return planDrafts([draft], { earlier, faults, rootOf: () => recorded }, offerOf);
  },
};

const consentToTransfer: WriteHandler<"consentToTransfer"> = {
  ids: ({ params }) => [params.id],
  async plan({ params, body }, context) {
    const { lookup, principal } = context;
    const { id } = await requireTransfer(params.id, "lien.hold", context);
    const lien = lookup.lien(chainId(body.lien));
    const own =
      lien !== undefined &&
      decide(principal, "lien.hold", lienRelations(lien, undefined, principal.party)).allow;
    if (!own) throw new GatewayError("lien_unknown");
    return singlePlan({ kind: "consentToTransfer", transfer: id, lien: lien.id });
  },
};

const acceptTransfer: WriteHandler<"acceptTransfer"> = {
  ids: ({ params }) => [params.id],
  async plan({ params, body }, context) {
    const transfer = await requireTransfer(params.id, "transfer.accept", context);
    if (transfer.dataRoot !== body.data_root) throw new GatewayError("terms_differ");
    return singlePlan({ kind: "acceptTransfer", transfer: transfer.id });
  },
};

const declineTransfer: WriteHandler<"declineTransfer"> = {
  ids: ({ params }) => [params.id],
  async plan({ params, body }, context) {
    const { id } = await requireTransfer(params.id, "transfer.accept", context);
    const reason = sealReason(context, params.id, "declineTransfer", body.reason);
    return singlePlan({ kind: "declineTransfer", transfer: id, reasonRoot: reason.id }, [reason]);
  },
};

const withdrawTransfer: WriteHandler<"withdrawTransfer"> = {
  ids: ({ params }) => [params.id],
  async plan({ params, body }, context) {
    const { id } = await requireTransfer(params.id, "transfer.offer", context);
    const reason = sealReason(context, params.id, "withdrawTransfer", body.reason);
    return singlePlan({ kind: "withdrawTransfer", transfer: id, reasonRoot: reason.id }, [reason]);
  },
};

export const transferWrites: Pick<
  WriteHandlers,
  "offerTransfer" | "consentToTransfer" | "acceptTransfer" | "declineTransfer" | "withdrawTransfer"
> = { offerTransfer, consentToTransfer, acceptTransfer, declineTransfer, withdrawTransfer };

const DECIDED_BY = {
  "lien.hold": "a creditor with an active lien on the asset",
  "transfer.accept": "the party that the asset is offered to",
  "transfer.offer": "the party that offered the asset",
} as const;

/**
 * The transfer that a decision is about, if it is the caller's to decide.
 * @throws GatewayError not_found for one that the caller may not see, forbidden
 */
async function requireTransfer(
  wire: string,
  action: keyof typeof DECIDED_BY,
  { lookup, snapshot, principal }: PlanContext,
): Promise<TransferRow> {
  const row = lookup.transfer(chainId(wire));
  if (row === undefined) throw new GatewayError("not_found", "No such transfer is offered.");
  const holds = await holdsLien(snapshot, { kind: "asset", object: row.asset }, principal.party);
  const relations = transferRelations(row, holds, principal.party);
  if (decide(principal, action, relations).allow) return row;
  if (!decide(principal, "transfer.read", relations).allow) {
    throw new GatewayError("not_found", "No such transfer is offered.");
  }
  throw new GatewayError("forbidden", `Only ${DECIDED_BY[action]} decides on this.`);
}
