import {
  type AccountId,
  type AccountRow,
  type AssetId,
  type AssetRow,
  bytes,
  type ClaimId,
  type ClaimRow,
  type ClaimSchemaRow,
  type Colour,
  type DutiesRow,
  type EncumbranceRow,
  type InstrumentId,
  type InstrumentRow,
  type ItemId,
  type LienId,
  type LienObject,
  type LienRow,
  type LineId,
  type LineRow,
  objectKey,
  type PartyId,
  type PartyRow,
  type PoolItemRow,
  type PoolRow,
  type SchemeRow,
  type Snapshot,
  type SubstitutionId,
  type SubstitutionRow,
  type TrancheRow,
  type TransferId,
  type TransferRow,
  text,
  u32,
} from "@green-ledger/domain";

/** Rows of one snapshot by id. Each is read once, however often a list names it. */
export interface Lookup {
  party(id: PartyId): PartyRow | undefined;
  asset(id: AssetId): AssetRow | undefined;
  instrument(id: InstrumentId): InstrumentRow | undefined;
  tranche(colour: Colour): TrancheRow | undefined;
  account(id: AccountId): AccountRow | undefined;
  line(id: LineId): LineRow | undefined;
  scheme(id: string): SchemeRow | undefined;
  claim(id: ClaimId): ClaimRow | undefined;
  claimSchema(id: string): ClaimSchemaRow | undefined;
  duties(asset: AssetId): DutiesRow | undefined;
  lien(id: LienId): LienRow | undefined;
  transfer(id: TransferId): TransferRow | undefined;
  encumbrance(object: LienObject): EncumbranceRow | undefined;
  pool(id: InstrumentId): PoolRow | undefined;
  poolItem(pool: InstrumentId, item: ItemId): PoolItemRow | undefined;
  substitution(id: SubstitutionId): SubstitutionRow | undefined;
}

export function createLookup(snapshot: Snapshot): Lookup {
  return {
    party: remember((id) => snapshot.get("party", [bytes(id)])),
    asset: remember((id) => snapshot.get("asset", [bytes(id)])),
    instrument: remember((id) => snapshot.get("instrument", [bytes(id)])),
    tranche: remember((colour) => snapshot.get("tranche", [u32(colour)])),
    account: remember((id) => snapshot.get("account", [bytes(id)])),
    line: remember((id) => snapshot.get("line", [bytes(id)])),
    scheme: remember((id) => snapshot.get("scheme", [text(id)])),
    claim: remember((id) => snapshot.get("claim", [bytes(id)])),
    claimSchema: remember((id) => snapshot.get("claimSchema", [text(id)])),
    duties: remember((asset) => snapshot.get("duties", [bytes(asset)])),
    lien: remember((id) => snapshot.get("lien", [bytes(id)])),
    transfer: remember((id) => snapshot.get("transfer", [bytes(id)])),
    pool: remember((id) => snapshot.get("pool", [bytes(id)])),
    poolItem: (pool, item) => snapshot.get("poolItem", [bytes(pool), bytes(item)]),
    substitution: remember((id) => snapshot.get("substitution", [bytes(id)])),
    encumbrance: (object) => snapshot.get("encumbrance", objectKey(object)),
  };
}

function remember<Key, Row>(find: (key: Key) => Row | undefined): (key: Key) => Row | undefined {
  const known = new Map<Key, Row | undefined>();
  return (key) => {
    if (known.has(key)) return known.get(key);
    const row = find(key);
    known.set(key, row);
    return row;
  };
}
