import type { Bytes32, PartyId } from "@green-ledger/domain";
import { createFaults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import type { PartyStatement } from "../vault/statements.ts";
import { planDrafts } from "../writes/drafts.ts";
import { secondOf } from "../writes/field-checks.ts";
import { partyDraft, partyStatement } from "../writes/party-statements.ts";
import { type PlanContext, singlePlan, type WriteHandler, type WriteHandlers } from "../writes/plan.ts";

type PartyWrites = Pick<
  WriteHandlers,
  | "admitParties"
  | "registerCounterparties"
  | "setPartyGroup"
  | "suspendParty"
  | "reinstateParty"
  | "bindKey"
  | "revokeKey"
>;

const rootOf =
  ({ lookup }: PlanContext) =>
  (id: PartyId): Bytes32 | undefined =>
    lookup.party(id)?.dataRoot;

/** @throws GatewayError not_found */
function requireParty({ references }: PlanContext, id: PartyId): void {
  if (!references.hasParty(id)) throw new GatewayError("not_found", "No such party is registered.");
}

const admitParties: WriteHandler<"admitParties"> = {
  ids: ({ body }, { makeId }) =>
    body.parties.map(({ reference }) => wireId("party", makeId("party", "network", reference))),
  plan({ body }, context) {
    const { principal, references, earlier, makeId, vault } = context;
    const faults = createFaults();
    const ids = body.parties.map(({ reference }) => makeId("party", "network", reference));
    const drafts = body.parties.map((member, i) => {
      const pointer = `/parties/${i}`;
      const id = makeId("party", "network", member.reference);
      const group = member.group === undefined ? null : chainId(member.group);
      // Heads of groups may come in the same list, before their affiliates.
      if (group !== null && !references.hasParty(group) && !ids.slice(0, i).includes(group)) {
        faults.add(`${pointer}/group`, "party_unknown");
      }
      const statement: PartyStatement = {
        ...partyStatement(id, member, pointer, faults),
        kinds: [...new Set(member.kinds)].sort(),
        ...(member.group === undefined ? {} : { group: member.group }),
      };
      return partyDraft(id, statement, pointer, { vault, keeper: principal.party }, (dataRoot) => ({
        id,
        group,
        dataRoot,
      }));
    });
    return planDrafts(drafts, { earlier, faults, rootOf: rootOf(context) }, (parties) => ({
      kind: "admitParties",
      parties,
    }));
  },
};

const registerCounterparties: WriteHandler<"registerCounterparties"> = {
  ids: ({ body }, { principal, makeId }) =>
    body.counterparties.map(({ reference }) => wireId("party", makeId("party", principal.party, reference))),
  plan({ body }, context) {
    const { principal, earlier, makeId, vault } = context;
    const faults = createFaults();
    const drafts = body.counterparties.map((counterparty, i) => {
      const pointer = `/counterparties/${i}`;
      const id = makeId("party", principal.party, counterparty.reference);
      const statement = partyStatement(id, counterparty, pointer, faults);
      return partyDraft(id, statement, pointer, { vault, keeper: principal.party }, (dataRoot) => ({
        id,
        dataRoot,
      }));
    });
    return planDrafts(drafts, { earlier, faults, rootOf: rootOf(context) }, (counterparties) => ({
      kind: "registerCounterparties",
      counterparties,
    }));
  },
};

const setPartyGroup: WriteHandler<"setPartyGroup"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, context) {
    const party = chainId(params.id);
    requireParty(context, party);
    const group = body.group === null ? null : chainId(body.group);
    const faults = createFaults();
    if (group !== null && !context.references.hasParty(group)) faults.add("/group", "party_unknown");
    faults.throwIfAny();
    return singlePlan({ kind: "setGroup", party, group });
  },
};

const suspendParty: WriteHandler<"suspendParty"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, context) {
    const { party, reason } = supervised(context, params.id, "suspendParty", body.reason);
    return singlePlan({ kind: "suspendParty", party, reasonRoot: reason.id }, [reason]);
  },
};

const reinstateParty: WriteHandler<"reinstateParty"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, context) {
    const { party, reason } = supervised(context, params.id, "reinstateParty", body.reason);
    return singlePlan({ kind: "reinstateParty", party, reasonRoot: reason.id }, [reason]);
  },
};

/** The party and the sealed reason. */
function supervised(context: PlanContext, about: string, act: string, reason: string) {
  const party = chainId(about);
  requireParty(context, party);
  const { principal, vault } = context;
  return { party, reason: vault.seal("reason", principal.party, { about, act, reason }) };
}

const bindKey: WriteHandler<"bindKey"> = {
  ids: ({ body }) => [body.address],
  plan({ body }, { references }) {
    const faults = createFaults();
    const party = chainId(body.party);
    if (!references.hasParty(party)) faults.add("/party", "party_unknown");
    const validUntil = secondOf(body.valid_until, "/valid_until", faults);
    faults.throwIfAny();
    return singlePlan({
      kind: "bindKey",
      key: body.address as `0x${string}`,
      party,
      roles: body.roles,
      validUntil,
    });
  },
};

const revokeKey: WriteHandler<"revokeKey"> = {
  ids: ({ params }) => [params.address],
  plan({ params, body }, { principal, vault }) {
    const reason = vault.seal("reason", principal.party, {
      about: params.address,
      act: "revokeKey",
      reason: body.reason,
    });
    return singlePlan({ kind: "revokeKey", key: params.address as `0x${string}` }, [reason]);
  },
};

export const partyWrites: PartyWrites = {
  admitParties,
  registerCounterparties,
  setPartyGroup,
  suspendParty,
  reinstateParty,
  bindKey,
  revokeKey,
};
