import { bytes, type Colour, type PartyId, pagesOf, u32 } from "@green-ledger/domain";
import type { ColoursStart, EndsStart, LotStart, MovementStart } from "@green-ledger/trace";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId, chainLot } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import type { Relation } from "../policy/grants.ts";
import {
  accountRelations,
  assetRelations,
  instrumentRelations,
  movementRelations,
  partyRelations,
} from "../policy/relations.ts";
import type { ReadContext } from "./context.ts";
import { surroundingsOf } from "./movement-scope.ts";
import { trancheById } from "./tranches.ts";

/** Rows of each group. */
export const GROUPS_SHOWN = 200;

/** A start that the caller may see, and the currency of all its money. */
export interface AllowedStart<Start> {
  start: Start;
  currency: string;
}

/**
 * The one start that a query names.
 * @throws GatewayError bad_request if there are none or several
 */
export function nameOfStart<Name extends string>(
  query: Partial<Record<Name, string | undefined>>,
  names: readonly Name[],
): Name {
  const given = names.filter((name) => query[name] !== undefined);
  const [name] = given;
  if (name === undefined || given.length > 1) {
    throw new GatewayError("bad_request", `Name exactly one of ${names.join(", ")}.`, {
      faults: names.map((each) => ({
        in: "query",
        pointer: `/${each}`,
        code: given.length === 0 ? "field_missing" : "field_unknown",
        message: "Exactly one of these.",
      })),
    });
  }
  return name;
}

/**
 * The start of a trace, if the caller may follow it; otherwise it looks as if it were not there.
 * @throws GatewayError not_found
 */
export async function allowedStart(
  name: "instrument" | "tranche" | "movement" | "lot",
  wire: string,
  context: ReadContext,
): Promise<AllowedStart<ColoursStart | MovementStart | LotStart>> {
  if (name === "movement" || name === "lot") return allowedEdge(name, wire, context);
  if (name === "instrument") return ofInstrument(chainId(wire), undefined, context);
  const tranche = await trancheById(context.snapshot, chainId(wire));
  if (tranche === undefined) throw new GatewayError("not_found");
  return ofInstrument(tranche.instrument, tranche.colour, context);
}

/** @throws GatewayError not_found */
export function allowedEdge(
  name: "movement" | "lot",
  wire: string,
  context: ReadContext,
): AllowedStart<MovementStart | LotStart> {
  return name === "movement" ? ofMovement(wire, context) : ofLot(wire, context);
}

/** Payments to a payee or for a project. @throws GatewayError not_found */
export function allowedEnds(
  name: "payee" | "project",
  wire: string,
  context: ReadContext,
): Pick<AllowedStart<EndsStart>, "start"> {
  const { principal, lookup } = context;
  const id = chainId(wire);
  if (name === "payee") {
    const party = lookup.party(id);
    permit(party && partyRelations(party, principal.party), context);
  } else {
    const asset = lookup.asset(id);
    permit(asset && assetRelations(asset, principal.party), context);
  }
  return { start: { kind: name, id } };
}

/** @param relations undefined if there is no such thing */
function permit(relations: readonly Relation[] | undefined, { principal }: ReadContext): void {
  if (relations === undefined || !decide(principal, "trace.read", relations).allow) {
    throw new GatewayError("not_found");
  }
}

async function ofInstrument(
  id: `0x${string}`,
  colour: Colour | undefined,
  context: ReadContext,
): Promise<AllowedStart<ColoursStart>> {
  const { principal, lookup } = context;
  const row = lookup.instrument(id);
  if (row === undefined) throw new GatewayError("not_found");
  const colours = colour === undefined ? row.colours : [colour];
  const relations = instrumentRelations(row, principal.party);
  const allowed = decide(principal, "trace.read", relations).allow;
  if (!allowed) permit((await keepsSomeOf(colours, principal.party, context)) ? ["custodian"] : [], context);
  return { start: { kind: "colours", colours }, currency: row.currency };
}

/** Whether a bank keeps an account that holds, or held, money of the colours. */
async function keepsSomeOf(
  colours: readonly Colour[],
  party: PartyId,
  { snapshot, lookup }: ReadContext,
): Promise<boolean> {
  for (const colour of colours) {
    const prefix = [u32(colour)];
    for await (const rows of pagesOf((page) => snapshot.listBy("holding", "byColour", { ...page, prefix }))) {
      if (rows.some(({ account }) => lookup.account(account)?.custodian === party)) return true;
    }
  }
  return false;
}

function ofMovement(wire: string, context: ReadContext): AllowedStart<MovementStart> {
  const { principal, snapshot, lookup } = context;
  const row = snapshot.get("movement", [bytes(chainId(wire))]);
  permit(row && movementRelations(row, surroundingsOf(row, context), principal.party), context);
  const account = row && lookup.account(row.account);
  return { start: { kind: "movement", id: chainId(wire) }, currency: account?.currency ?? "" };
}

function ofLot(wire: string, context: ReadContext): AllowedStart<LotStart> {
  const { principal, lookup } = context;
  const lot = chainLot(wire);
  const account = lookup.account(lot.account);
  const tranche = lookup.tranche(lot.colour);
  const instrument = tranche && lookup.instrument(tranche.instrument);
  permit(
    account && [
      ...accountRelations(account, principal.party),
      ...(instrument === undefined ? [] : instrumentRelations(instrument, principal.party)),
    ],
    context,
  );
  return { start: { kind: "lot", ...lot }, currency: account?.currency ?? "" };
}
