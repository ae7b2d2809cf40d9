import type { AccountId, Address, AssetId, Colour, InstrumentId, MovementId, PartyId } from "../hex.ts";
import type {
  AccountRow,
  AdmissionRow,
  AssetRow,
  HoldingRow,
  InstrumentRow,
  KeyRow,
  LotRow,
  MovementRow,
  PartyRow,
  RefusalRow,
  SchemeRow,
  TrancheRow,
} from "../rows.ts";

/** A row without where it stands on the chain: the model has no blocks. */
export type Bare<Row> = Omit<Row, "place" | "created">;

/** Contracts that number their events (L12). */
export const NUMBERED_CONTRACTS = [
  "PartyRegistry",
  "TaxonomyRegistry",
  "AssetRegistry",
  "InstrumentRegistry",
  "AccountRegistry",
  "LotLedger",
] as const;
export type NumberedContract = (typeof NUMBERED_CONTRACTS)[number];

/** Everything on the ledger. Rows are never changed in place: a new row takes the old one's place. */
export interface ModelState {
  /** Keys that the access manager lets call what is restricted. */
  operators: ReadonlySet<Address>;
  parties: Map<PartyId, Bare<PartyRow>>;
  keys: Map<Address, KeyRow>;
  schemes: Map<string, SchemeRow>;
  assets: Map<AssetId, Bare<AssetRow>>;
  /** Suspended assets that only a regulator can reinstate. */
  stoppedByRegulator: Set<AssetId>;
  instruments: Map<InstrumentId, Bare<InstrumentRow>>;
  /** By colour; other money has a row from the start. */
  tranches: Map<Colour, TrancheRow>;
  /** By `admissionKey`. */
  admissions: Map<string, AdmissionRow>;
  accounts: Map<AccountId, Bare<AccountRow>>;
  /** By `holdingKey`. */
  holdings: Map<string, HoldingRow>;
  /** By `lotKey`. */
  lots: Map<string, LotRow>;
  movements: Map<MovementId, Bare<MovementRow>>;
  /** In the order in which they were refused. */
  refusals: Bare<RefusalRow>[];
  /** Number of the newest event per contract. */
  sequences: Map<NumberedContract, number>;
}

/** Who asks, and in which second. */
export interface Call {
  sender: Address;
  time: number;
}

export const admissionKey = (colour: Colour, project: AssetId): string => `${colour}/${project}`;
export const holdingKey = (account: AccountId, colour: Colour): string => `${account}/${colour}`;
export const lotKey = (account: AccountId, colour: Colour, n: number): string => `${account}/${colour}/${n}`;

/** A copy that can be changed without touching `state`. */
export function copyOf(state: ModelState): ModelState {
  return {
    operators: state.operators,
    parties: new Map(state.parties),
    keys: new Map(state.keys),
    schemes: new Map(state.schemes),
    assets: new Map(state.assets),
    stoppedByRegulator: new Set(state.stoppedByRegulator),
    instruments: new Map(state.instruments),
    tranches: new Map(state.tranches),
    admissions: new Map(state.admissions),
    accounts: new Map(state.accounts),
    holdings: new Map(state.holdings),
    lots: new Map(state.lots),
    movements: new Map(state.movements),
    refusals: [...state.refusals],
    sequences: new Map(state.sequences),
  };
}

/** Counts one event of a contract. */
export function countEvent(state: ModelState, contract: NumberedContract): void {
  state.sequences.set(contract, (state.sequences.get(contract) ?? 0) + 1);
}
