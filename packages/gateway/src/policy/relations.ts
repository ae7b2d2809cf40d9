import type {
  AccountRow,
  AssetRow,
  InstrumentRow,
  MovementRow,
  Operation,
  PartyId,
  PartyRow,
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
  /** Of the tranche whose money it is. */
  issuer: PartyId | undefined;
  projectOwner: PartyId | undefined;
}

export function movementRelations(
  { counterparty }: Pick<MovementRow, "counterparty">,
  { account, payeeAccount, issuer, projectOwner }: MovementSurroundings,
  party: PartyId,
): Relation[] {
  const relations = related(party, {
    owner: account?.owner,
    custodian: account?.custodian,
    counterparty,
    issuer,
    project_owner: projectOwner,
  });
  const receives = payeeAccount?.owner === party || payeeAccount?.custodian === party;
  return receives ? [...relations, "receiver"] : relations;
}

export function operationRelations({ party: asker }: Pick<Operation, "party">, party: PartyId): Relation[] {
  return related(party, { self: asker });
}
