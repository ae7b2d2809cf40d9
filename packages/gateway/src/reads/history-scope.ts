import type { Action } from "@green-ledger/api";
import { bytes } from "@green-ledger/domain";
import { chainId } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import type { Relation } from "../policy/grants.ts";
import {
  accountRelations,
  assetRelations,
  documentRelations,
  instrumentRelations,
  lienRelations,
  movementRelations,
  partyRelations,
  transferRelations,
} from "../policy/relations.ts";
import type { ReadContext } from "./context.ts";
import { surroundingsOf } from "./movement-scope.ts";

type Scope = { action: Action; relations: readonly Relation[] } | undefined;

/** Whether the caller may read the events about a thing: whoever may read the thing may. */
export function mayReadHistory(wire: string, context: ReadContext): boolean {
  const scope = scopeOf(wire, context);
  return scope !== undefined && decide(context.principal, scope.action, scope.relations).allow;
}

function scopeOf(wire: string, { principal, snapshot, lookup }: ReadContext): Scope {
  const id = chainId(wire);
  const { party } = principal;
  switch (wire.slice(0, wire.indexOf("_"))) {
    case "pty": {
      const row = lookup.party(id);
      return row && { action: "party.read", relations: partyRelations(row, party) };
    }
    case "ast": {
      const row = lookup.asset(id);
      return row && { action: "asset.read", relations: assetRelations(row, party) };
    }
    case "lne": {
      const row = lookup.line(id);
      const project = row && lookup.asset(row.project);
      return project && { action: "asset.read", relations: assetRelations(project, party) };
    }
    case "ins": {
      const row = lookup.instrument(id);
      return row && { action: "instrument.read", relations: instrumentRelations(row, party) };
    }
    case "clm":
      return lookup.claim(id) && { action: "claim.read", relations: [] };
    case "acc": {
      const row = lookup.account(id);
      return row && { action: "account.read", relations: accountRelations(row, party) };
    }
    case "mov": {
      const row = snapshot.get("movement", [bytes(id)]);
      if (row === undefined) return undefined;
      return {
        action: "money.read",
        relations: movementRelations(row, surroundingsOf(row, { lookup }), party),
      };
    }
    case "doc": {
      const row = snapshot.get("document", [bytes(id)]);
      return row && { action: "document.read", relations: documentRelations(row, party) };
    }
    case "lin": {
      const row = lookup.lien(id);
      return row && { action: "lien.read", relations: lienRelations(row, undefined, party) };
    }
    case "tro": {
      const row = lookup.transfer(id);
      return row && { action: "transfer.read", relations: transferRelations(row, false, party) };
    }
    default:
      return undefined;
  }
}
