import type { KeyBody, PartyBody } from "@green-ledger/api";
import type { KeyRow, PartyRow } from "@green-ledger/domain";
import { wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import type { PartyStatement } from "../vault/statements.ts";
import { pick, wireEnd, wirePlace } from "./common.ts";

const SHOWN = ["reference", "name", "lei", "uscc", "country", "simulated", "kinds"] as const;

/** @param statement null if it is not shown to the caller, or not kept here */
export function wireParty(row: PartyRow, statement: PartyStatement | null): PartyBody {
  return {
    id: wireId("party", row.id),
    status: row.status,
    member: row.member,
    group: wireId("party", row.group),
    registrar: wireIdOrNull("party", row.registrar),
    data_root: row.dataRoot,
    created: wirePlace(row.created),
    profile: statement && pick(statement, SHOWN),
  };
}

export function wireKey({ address, party, roles, validUntil }: KeyRow): KeyBody {
  return { address, party: wireId("party", party), roles, valid_until: wireEnd(validUntil) };
}
