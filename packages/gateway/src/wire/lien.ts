import type { EncumbranceBody, LienBody, TransferBody } from "@green-ledger/api";
import {
  type Bytes32,
  dayOfSecond,
  type EncumbranceRow,
  type LienRow,
  type ObjectKind,
  type PartyId,
  type TransferRow,
  UNKNOWN_DAY,
} from "@green-ledger/domain";
import { wireId } from "../ids/wire-ids.ts";
import type { LienStatement, TransferStatement } from "../vault/statements.ts";
import { pick, wireDay, wirePlace } from "./common.ts";

const SHOWN = ["reference", "simulated", "attributes", "documents"] as const;
const KIND_ON_WIRE = { asset: "asset", loan: "tranche", receivable: "receivable" } as const;

export function wireObject({ kind, object }: { kind: ObjectKind; object: Bytes32 }): string {
  return wireId(KIND_ON_WIRE[kind], object);
}

/**
 * @param now second of the block as of which the answer is true
 * @param statement null if it is not shown to the caller, or not kept here
 */
export function wireLien(row: LienRow, now: number, statement: LienStatement | null): LienBody {
  const past = row.until !== UNKNOWN_DAY && row.until < dayOfSecond(now);
  return {
    id: wireId("lien", row.id),
    object: wireObject(row),
    grantor: wireId("party", row.grantor),
    creditor: wireId("party", row.creditor),
    class: row.class,
    share_bps: row.shareBps,
    rank: row.rank,
    until: wireDay(row.until),
    overdue: row.status === "active" && past,
    status: row.status,
    desk: row.desk,
    data_root: row.dataRoot,
    created: wirePlace(row.created),
    profile: statement && pick(statement, SHOWN),
  };
}

/**
 * @param holder the active lien of an exclusive class
 * @param inFull whether the caller may see more than that there is one
 */
export function wireEncumbrance(
  row: EncumbranceRow,
  { owner, holder, inFull }: { owner: PartyId; holder: LienRow | undefined; inFull: boolean },
): EncumbranceBody {
  return {
    object: wireObject(row),
    owner: wireId("party", owner),
    exclusive: holder === undefined ? null : { lien: wireId("lien", holder.id), class: holder.class },
    active: inFull ? row.active : null,
    shares: inFull ? row.shares : null,
  };
}

/** @param encumbrance what stands against the asset now */
export function wireTransfer(
  row: TransferRow,
  encumbrance: EncumbranceRow,
  statement: TransferStatement | null,
): TransferBody {
  const open = row.status === "offered";
  // When a lien came or went since, the consents count for nothing.
  const consents = open && row.liensAt !== encumbrance.changes ? [] : row.consents;
  return {
    id: wireId("transfer", row.id),
    asset: wireId("asset", row.asset),
    from: wireId("party", row.from),
    to: wireId("party", row.to),
    status: row.status,
    consents: consents.map((lien) => wireId("lien", lien)),
    consents_missing: open ? encumbrance.active - consents.length : 0,
    data_root: row.dataRoot,
    created: wirePlace(row.created),
    profile: statement && pick(statement, SHOWN),
  };
}
