import type {
  Address,
  Colour,
  InstrumentId,
  ItemId,
  MovementId,
  NoteTransferId,
  PartyId,
  SubstitutionId,
} from "../hex.ts";
import type {
  DistributionRow,
  NotePositionRow,
  NoteRow,
  NoteTransferRow,
  PoolFlowRow,
  PoolItemRow,
  PoolReceiptRow,
  PoolRow,
  SubstitutionRow,
} from "../pools.ts";

type Bare<Row> = Omit<Row, "place" | "created">;

/** Everything about pools and notes. */
export interface PoolState {
  /** Where the pool book is: the desk of the liens that it takes. */
  poolBook: Address;
  pools: Map<InstrumentId, Bare<PoolRow>>;
  /** By `itemKey`. */
  items: Map<string, Bare<PoolItemRow>>;
  /** `pool/key` of every key that formed a pool or changed what it holds. */
  prepared: Set<string>;
  substitutions: Map<SubstitutionId, Bare<SubstitutionRow>>;
  proposers: Map<SubstitutionId, Address>;
  notes: Map<Colour, NoteRow>;
  /** By `positionKey`. */
  positions: Map<string, NotePositionRow>;
  noteTransfers: Map<NoteTransferId, Bare<NoteTransferRow>>;
  /** In the order in which they were reported. */
  flows: Bare<PoolFlowRow>[];
  receipts: Map<MovementId, PoolReceiptRow>;
  /** In the order in which they were recorded. */
  distributions: Bare<DistributionRow>[];
}

export const itemKey = (pool: InstrumentId, item: ItemId): string => `${pool}/${item}`;
export const positionKey = (note: Colour, holder: PartyId): string => `${note}/${holder}`;

export function noPools(poolBook: Address): PoolState {
  return {
    poolBook,
    pools: new Map(),
    items: new Map(),
    prepared: new Set(),
    substitutions: new Map(),
    proposers: new Map(),
    notes: new Map(),
    positions: new Map(),
    noteTransfers: new Map(),
    flows: [],
    receipts: new Map(),
    distributions: [],
  };
}

/** A copy that can be changed without touching `state`. */
export function copyOfPools(state: PoolState): PoolState {
  return {
    poolBook: state.poolBook,
    pools: new Map(state.pools),
    items: new Map(state.items),
    prepared: new Set(state.prepared),
    substitutions: new Map(state.substitutions),
    proposers: new Map(state.proposers),
    notes: new Map(state.notes),
    positions: new Map(state.positions),
    noteTransfers: new Map(state.noteTransfers),
    flows: [...state.flows],
    receipts: new Map(state.receipts),
    distributions: [...state.distributions],
  };
}
