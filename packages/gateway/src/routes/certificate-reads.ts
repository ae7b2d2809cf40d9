import {
  allOf,
  type Bytes32,
  bytes,
  type EventRow,
  type LotRow,
  OTHER_MONEY,
  type Place,
  u32,
  u64,
} from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId, chainLot } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import { assetRelations, movementRelations } from "../policy/relations.ts";
import { certify } from "../reads/certificate-maker.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { discloseDocument } from "../reads/disclosed-fields.ts";
import { surroundingsOf } from "../reads/movement-scope.ts";
import { allowedEdge } from "../reads/trace-start.ts";
import { trancheById } from "../reads/tranches.ts";

export const certificateReads: Pick<
  ReadHandlers,
  "certifyPayment" | "certifyLot" | "certifyLabel" | "certifyNoBreach" | "certifyDocument"
> = {
  async certifyPayment({ params, query }, context) {
    const { principal, snapshot, lookup } = context;
    const payment = chainId(params.id);
    const row = snapshot.get("movement", [bytes(payment)]);
    const relations =
      row === undefined ? [] : movementRelations(row, surroundingsOf(row, context), principal.party);
    if (row === undefined || !decide(principal, "money.read", relations).allow)
      throw new GatewayError("not_found");
    if (row.kind !== "payment" || row.legs.length === 0)
      throw new GatewayError("not_certifiable", "No money has moved by it, or it is not a payment.");
    const account = lookup.account(row.account);
    return certify(
      {
        subject: { kind: "payment", payment },
        places: [row.place, ...(account === undefined ? [] : [account.created])],
        colours: [...new Set(row.draws.map(({ colour }) => colour))],
        validatorsFrom: query.validators_from,
      },
      context,
    );
  },

  async certifyLot({ params, query }, context) {
    const { snapshot, lookup } = context;
    allowedEdge("lot", params.id, context);
    const lot = chainLot(params.id);
    const way = wayTo(lot, context);
    const colours = [...new Set(way.map(({ colour }) => colour))].filter((each) => each !== OTHER_MONEY);
    const recorded = way.map(({ movement }) => placeOfMovement(snapshot.get("movement", [bytes(movement)])));
    const registered = colours.map((colour) => {
      const tranche = lookup.tranche(colour);
      return placeOfMovement(tranche && created(lookup.instrument(tranche.instrument)));
    });
    return certify(
      {
        subject: { kind: "lot_origin", lot },
        places: [...recorded, ...registered],
        validatorsFrom: query.validators_from,
      },
      context,
    );
  },

  async certifyLabel({ params, query }, context) {
    const asset = chainId(params.id);
    const row = context.lookup.asset(asset);
    if (row === undefined) throw new GatewayError("not_found");
    const at = blockOf(query.at_block, context);
    const confirmations = await eventsAbout(asset, "AssetConfirmed", context);
    const confirmed = confirmations.findLast(({ place }) => place.block <= at);
    if (confirmed === undefined) throw new GatewayError("not_certifiable", "It was not confirmed then.");
    const codes = row.classifications
      .map(({ scheme, code }) => ({ scheme, code }))
      .sort((a, b) => (`${a.scheme} ${a.code}` < `${b.scheme} ${b.code}` ? -1 : 1));
    return certify(
      {
        subject: { kind: "label", asset, codes },
        places: [confirmed.place],
        at,
        validatorsFrom: query.validators_from,
      },
      context,
    );
  },

  async certifyNoBreach({ params, query }, context) {
    const tranche = await trancheById(context.snapshot, chainId(params.id));
    const instrument = tranche && context.lookup.instrument(tranche.instrument);
    if (tranche === undefined || instrument === undefined) throw new GatewayError("not_found");
    const at = blockOf(query.at_block, context);
    if (at < instrument.created.block) throw new GatewayError("not_certifiable", "It was not issued then.");
    return certify(
      {
        subject: { kind: "no_breach", tranche: tranche.id },
        places: [instrument.created],
        colours: [tranche.colour],
        at,
        validatorsFrom: query.validators_from,
      },
      context,
    );
  },

  async certifyDocument({ params, query }, context) {
    const asset = chainId(params.id);
    const row = context.lookup.asset(asset);
    if (row === undefined) throw new GatewayError("not_found");
    const { root, disclosed } = discloseDocument(
      row.evidenceRoots,
      { ...query, relations: assetRelations(row, context.principal.party) },
      context,
    );
    const names = ["AssetRegistered", "EvidenceAdded"] as const;
    const events = (await Promise.all(names.map((name) => eventsAbout(asset, name, context)))).flat();
    const recorded = events.find(({ args }) => args.evidenceRoot === root);
    if (recorded === undefined) throw new GatewayError("not_found");
    return certify(
      {
        subject: { kind: "document", asset, evidence_root: root },
        places: [recorded.place],
        disclosed,
        validatorsFrom: query.validators_from,
      },
      context,
    );
  },
};

/** Longest way that is certified: each step is a receipt. */
const MOST_STEPS = 200;

/** The lots on the way to one, itself first. @throws GatewayError not_found, not_certifiable */
function wayTo(lot: ReturnType<typeof chainLot>, { snapshot }: ReadContext): LotRow[] {
  const way: LotRow[] = [];
  for (let at: typeof lot | null = lot; at !== null; ) {
    const row: LotRow | undefined = snapshot.get("lot", [bytes(at.account), u32(at.colour), u64(at.n)]);
    if (row === undefined) throw new GatewayError("not_found");
    way.push(row);
    if (way.length > MOST_STEPS)
      throw new GatewayError("not_certifiable", `Its way is longer than ${MOST_STEPS} steps.`);
    at = row.parent;
  }
  return way;
}

function placeOfMovement(row: { place: Place } | undefined): Place {
  if (row === undefined) throw new GatewayError("not_found");
  return row.place;
}

const created = (row: { created: Place } | undefined) => row && { place: row.created };

/** @throws GatewayError bad_request for a block that is not indexed yet */
function blockOf(asked: number | undefined, { snapshot }: ReadContext): number {
  const { block } = snapshot.checkpoint;
  if (asked !== undefined && asked > block)
    throw new GatewayError("bad_request", `The index is at block ${block}.`);
  return asked ?? block;
}

/** Events of one kind about a thing, oldest first. */
async function eventsAbout(id: Bytes32, name: string, { snapshot }: ReadContext): Promise<EventRow[]> {
  const prefix = [bytes(id)];
  const rows = await allOf((page) => snapshot.listBy("event", "bySubject", { ...page, prefix }));
  return rows.filter((row) => row.name === name);
}
