import type {
  AccountId,
  Address,
  AssetId,
  ClaimId,
  Colour,
  InstrumentId,
  LienId,
  MovementId,
  PartyId,
  TransferId,
} from "../hex.ts";
import type { EncumbranceRow, LienObject, LienRow, TransferRow } from "../liens.ts";
import type {
  AccountRow,
  AdmissionRow,
  AssetRow,
  ClaimRow,
  ClaimSchemaRow,
  DutiesRow,
  HoldingRow,
  InstrumentRow,
  KeyRow,
  LotRow,
  PartyRow,
  PermitRow,
  RefusalRow,
  SchemeRow,
  TrancheRow,
} from "../rows.ts";
import { copyOfEvidence, type EvidenceState } from "./evidence-state.ts";
import { copyOfMoney, type MoneyState, type Movement } from "./money-state.ts";
import { copyOfPools, type PoolState } from "./pool-state.ts";

/** A row without where it stands on the chain: the model has no blocks. */
export type Bare<Row> = Omit<Row, "place" | "created" | "joined">;

/** Contracts that number their events (L12). */
export const NUMBERED_CONTRACTS = [
  "PartyRegistry",
  "TaxonomyRegistry",
  "AssetRegistry",
  "InstrumentRegistry",
  "AccountRegistry",
  "ClaimRegistry",
  "MoneyPolicy",
  "LotLedger",
  "LienBook",
  "TransferDesk",
  "EvidenceBook",
  "PoolBook",
  "NoteRegister",
] as const;
export type NumberedContract = (typeof NUMBERED_CONTRACTS)[number];

/** Everything on the ledger. Rows are never changed in place: a new row takes the old one's place. */
export interface ModelState {
  /** Keys that the access manager lets call what is restricted. */
  operators: ReadonlySet<Address>;
  /** Where the ledger is: documents say which contract let them be used. */
  ledger: Address;
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
  claimSchemas: Map<string, ClaimSchemaRow>;
  /** In the order in which they were attested. */
  claims: Map<ClaimId, Bare<ClaimRow>>;
  /** By `permitKey`. */
  permits: Map<string, PermitRow>;
  duties: Map<AssetId, DutiesRow>;
  /** By `holdingKey`. */
  holdings: Map<string, HoldingRow>;
  /** By `lotKey`. */
  lots: Map<string, LotRow>;
  movements: Map<MovementId, Movement>;
  money: MoneyState;
  /** In the order in which they were refused. */
  refusals: Bare<RefusalRow>[];
  liens: Map<LienId, Bare<LienRow>>;
  /** By `objectName`; only objects on which a lien was ever active. */
  encumbrances: Map<string, EncumbranceRow>;
  transfers: Map<TransferId, Bare<TransferRow>>;
  evidence: EvidenceState;
  pools: PoolState;
  /** Number of the newest event per contract. */
  sequences: Map<NumberedContract, number>;
}

/** Who asks, and in which second. */
export interface Call {
  sender: Address;
  time: number;
}

export const admissionKey = (colour: Colour, project: AssetId): string => `${colour}/${project}`;
export const permitKey = (subject: AssetId, schema: string): string => `${subject}/${schema}`;
export const holdingKey = (account: AccountId, colour: Colour): string => `${account}/${colour}`;
export const objectName = ({ kind, object }: LienObject): string => `${kind}/${object}`;
export const lotKey = (account: AccountId, colour: Colour, n: number): string => `${account}/${colour}/${n}`;

/** A copy that can be changed without touching `state`. */
export function copyOf(state: ModelState): ModelState {
  return {
    operators: state.operators,
    ledger: state.ledger,
    parties: new Map(state.parties),
    keys: new Map(state.keys),
    schemes: new Map(state.schemes),
    assets: new Map(state.assets),
    stoppedByRegulator: new Set(state.stoppedByRegulator),
    instruments: new Map(state.instruments),
    tranches: new Map(state.tranches),
    admissions: new Map(state.admissions),
    accounts: new Map(state.accounts),
    claimSchemas: new Map(state.claimSchemas),
    claims: new Map(state.claims),
    permits: new Map(state.permits),
    duties: new Map(state.duties),
    holdings: new Map(state.holdings),
    lots: new Map(state.lots),
    movements: new Map(state.movements),
    money: copyOfMoney(state.money),
    refusals: [...state.refusals],
    liens: new Map(state.liens),
    encumbrances: new Map(state.encumbrances),
    transfers: new Map(state.transfers),
    evidence: copyOfEvidence(state.evidence),
    pools: copyOfPools(state.pools),
    sequences: new Map(state.sequences),
  };
}

/** Counts one event of a contract. */
export function countEvent(state: ModelState, contract: NumberedContract): void {
  state.sequences.set(contract, (state.sequences.get(contract) ?? 0) + 1);
}
