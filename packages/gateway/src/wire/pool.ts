import type {
  DistributionBody,
  NotePositionBody,
  NoteTransferBody,
  PoolBody,
  PoolFlowBody,
  PoolItemBody,
  SubstitutionBody,
} from "@green-ledger/api";
import type {
  DistributionRow,
  ItemSums,
  NotePositionRow,
  NoteRow,
  NoteTransferRow,
  PoolFlowRow,
  PoolItemRow,
  PoolReceiptRow,
  PoolRow,
  SubstitutionRow,
  TrancheId,
} from "@green-ledger/domain";
import { wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import type { PoolStatement } from "../vault/statements.ts";
import { pick, wireDay, wireMoney, wirePlace } from "./common.ts";

const SHOWN = ["simulated", "attributes", "documents"] as const;

/** @param notes with the ids of their tranches */
export function wirePool(
  row: PoolRow,
  notes: readonly { note: NoteRow; tranche: TrancheId }[],
  statement: PoolStatement | null,
): PoolBody {
  const money = (minor: bigint) => wireMoney(row.currency, minor);
  return {
    id: wireId("instrument", row.id),
    issuer: wireId("party", row.issuer),
    servicer: wireId("party", row.servicer),
    currency: row.currency,
    status: row.status,
    items: row.items,
    offered: row.offered,
    sums: wireSums(row.currency, row.sums),
    cash: money(row.sums.cash),
    paid: { principal: money(row.paid.principal), interest: money(row.paid.interest) },
    notes: notes.map(({ note, tranche }) => ({
      tranche: wireId("tranche", tranche),
      issued: money(note.issued),
      principal_paid: money(note.principalPaid),
      interest_paid: money(note.interestPaid),
    })),
    data_root: row.dataRoot,
    created: wirePlace(row.created),
    profile: statement && pick(statement, SHOWN),
  };
}

export function wirePoolItem(
  row: PoolItemRow,
  currency: string,
  statement: PoolStatement | null,
): PoolItemBody {
  return {
    item: wireId("tranche", row.item),
    originator: wireId("party", row.originator),
    project: wireIdOrNull("asset", row.project),
    status: row.status,
    lien: wireIdOrNull("lien", row.lien),
    sums: wireSums(currency, row),
    data_root: row.dataRoot,
    created: wirePlace(row.created),
    profile: statement && pick(statement, SHOWN),
  };
}

function wireSums(currency: string, sums: ItemSums): PoolItemBody["sums"] {
  const { principal, outstanding, collected, writtenOff, substituted, interest, recovered } = sums;
  const money = (minor: bigint) => wireMoney(currency, minor);
  return {
    principal: money(principal),
    outstanding: money(outstanding),
    collected: money(collected),
    written_off: money(writtenOff),
    substituted: money(substituted),
    interest: money(interest),
    recovered: money(recovered),
    balanced: principal === outstanding + collected + writtenOff + substituted,
  };
}

/**
 * @param brought what the flow's receipt brought, in its account's currency; undefined if the ledger has no such receipt
 * @param attributed all flows that name the receipt
 */
export function wirePoolFlow(
  row: PoolFlowRow,
  currency: string,
  brought: { amount: bigint; currency: string } | undefined,
  attributed: PoolReceiptRow | undefined,
): PoolFlowBody {
  const sum = attributed?.amount ?? 0n;
  const exceeded = brought !== undefined && (brought.currency !== currency || sum > brought.amount);
  return {
    item: wireId("tranche", row.item),
    kind: row.kind,
    amount: wireMoney(currency, row.amount),
    receipt: row.receipt && {
      id: wireId("movement", row.receipt),
      recorded: brought !== undefined,
      attributed: wireMoney(currency, sum),
      exceeded,
    },
    value_date: wireDay(row.valueDate) ?? "",
    outstanding: wireMoney(currency, row.outstanding),
    place: wirePlace(row.place),
  };
}

export function wireNotePosition(
  row: NotePositionRow,
  currency: string,
  tranche: TrancheId,
): NotePositionBody {
  return {
    tranche: wireId("tranche", tranche),
    holder: wireId("party", row.holder),
    face: wireMoney(currency, row.face),
  };
}

export function wireNoteTransfer(
  row: NoteTransferRow,
  currency: string,
  tranche: TrancheId,
): NoteTransferBody {
  return {
    id: wireId("note_transfer", row.id),
    tranche: wireId("tranche", tranche),
    from: wireId("party", row.from),
    to: wireId("party", row.to),
    face: wireMoney(currency, row.face),
    data_root: row.dataRoot,
    place: wirePlace(row.place),
  };
}

export function wireDistribution(
  row: DistributionRow,
  currency: string,
  tranche: TrancheId,
): DistributionBody {
  return {
    tranche: wireId("tranche", tranche),
    principal: wireMoney(currency, row.principal),
    interest: wireMoney(currency, row.interest),
    value_date: wireDay(row.valueDate) ?? "",
    data_root: row.dataRoot,
    place: wirePlace(row.place),
  };
}

export function wireSubstitution(row: SubstitutionRow, currency: string): SubstitutionBody {
  const { item, originator, project, principal, dataRoot } = row.replacement;
  return {
    id: wireId("substitution", row.id),
    pool: wireId("instrument", row.pool),
    out: wireId("tranche", row.out),
    replacement: {
      item: wireId("tranche", item),
      originator: wireId("party", originator),
      project: wireIdOrNull("asset", project),
      principal: wireMoney(currency, principal),
      data_root: dataRoot,
    },
    cash: wireMoney(currency, row.cash),
    status: row.status,
    data_root: row.reasonRoot,
    outstanding: row.outstanding === null ? null : wireMoney(currency, row.outstanding),
    created: wirePlace(row.created),
  };
}
