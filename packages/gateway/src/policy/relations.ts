import type {
  AccountRow,
  AssetRow,
  DocumentRow,
  InstrumentRow,
  LienRow,
  MovementRow,
  Operation,
  PartyId,
  PartyRow,
  PoolRow,
  TransferRow,
} from "@green-ledger/domain";
import type { Relation } from "./grants.ts";

/** Collects the relations whose party is the one that asks. */
function related(party: PartyId, holders: Partial<Record<Relation, PartyId | null | undefined>>): Relation[] {
  return (Object.keys(holders) as Relation[]).filter((relation) => holders[relation] === party);
}

export function partyRelations(
  row: Pick<PartyRow, "id" | "member" | "registrar">,
  party: PartyId,
): Relation[] {
  const relations = related(party, { self: row.id, registrar: row.registrar });
  return row.member ? [...relations, "member"] : relations;
}

export function assetRelations({ owner }: Pick<AssetRow, "owner">, party: PartyId): Relation[] {
  return related(party, { owner });
}

/** A claim is its attester's, who keeps its facts, and concerns the owner of what it is about. */
export function claimRelations(subject: Pick<AssetRow, "owner"> | undefined, party: PartyId): Relation[] {
  return related(party, { owner: subject?.owner });
}

export function documentRelations({ registrar }: Pick<DocumentRow, "registrar">, party: PartyId): Relation[] {
  return related(party, { registrar });
}

export function instrumentRelations({ issuer }: Pick<InstrumentRow, "issuer">, party: PartyId): Relation[] {
  return related(party, { issuer });
}

export function accountRelations(
  { owner, custodian }: Pick<AccountRow, "owner" | "custodian">,
  party: PartyId,
): Relation[] {
  return related(party, { owner, custodian });
}

/** What stands around a movement: only what the index has. */
export interface MovementSurroundings {
  account: Pick<AccountRow, "owner" | "custodian"> | undefined;
  payeeAccount: Pick<AccountRow, "owner" | "custodian"> | undefined;
  /** Of the tranches whose money it is. */
  issuers: readonly PartyId[];
  projectOwner: PartyId | undefined;
}

export function movementRelations(
  { counterparty, payeeBank }: Pick<MovementRow, "counterparty" | "payeeBank">,
  { account, payeeAccount, issuers, projectOwner }: MovementSurroundings,
  party: PartyId,
): Relation[] {
  const relations = related(party, {
    owner: account?.owner,
    custodian: account?.custodian,
    counterparty,
    project_owner: projectOwner,
  });
  if (issuers.includes(party)) relations.push("issuer");
  const receives = payeeBank === party || payeeAccount?.owner === party || payeeAccount?.custodian === party;
  return receives ? [...relations, "receiver"] : relations;
}

/** @param owner of the object now; undefined where it is not known */
export function lienRelations(
  { grantor, creditor }: Pick<LienRow, "grantor" | "creditor">,
  owner: PartyId | undefined,
  party: PartyId,
): Relation[] {
  return related(party, { owner, grantor, creditor });
}

/** @param holdsLien whether the party has an active lien on the asset */
export function transferRelations(
  { from, to }: Pick<TransferRow, "from" | "to">,
  holdsLien: boolean,
  party: PartyId,
): Relation[] {
  const relations = related(party, { sender: from, receiver: to });
  return holdsLien ? [...relations, "creditor"] : relations;
}

/** @param sides whether the party originates an underlying of the pool, and whether it holds notes of it */
export function poolRelations(
  { issuer, servicer }: Pick<PoolRow, "issuer" | "servicer">,
  sides: { originates: boolean; holds: boolean },
  party: PartyId,
): Relation[] {
  const relations = related(party, { issuer, servicer });
  if (sides.originates) relations.push("originator");
  if (sides.holds) relations.push("holder");
  return relations;
}

export function operationRelations({ party: asker }: Pick<Operation, "party">, party: PartyId): Relation[] {
  return related(party, { self: asker });
}
