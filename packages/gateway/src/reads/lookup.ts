import {
  type AccountId,
  type AccountRow,
  type AssetId,
  type AssetRow,
  bytes,
  type Colour,
  type InstrumentId,
  type InstrumentRow,
  type PartyId,
  type PartyRow,
  type SchemeRow,
  type Snapshot,
  type TrancheRow,
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
  scheme(id: string): SchemeRow | undefined;
}

export function createLookup(snapshot: Snapshot): Lookup {
  return {
    party: remember((id) => snapshot.get("party", [bytes(id)])),
    asset: remember((id) => snapshot.get("asset", [bytes(id)])),
    instrument: remember((id) => snapshot.get("instrument", [bytes(id)])),
    tranche: remember((colour) => snapshot.get("tranche", [u32(colour)])),
    account: remember((id) => snapshot.get("account", [bytes(id)])),
    scheme: remember((id) => snapshot.get("scheme", [text(id)])),
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
