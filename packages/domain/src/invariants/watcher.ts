import { type Colour, OTHER_MONEY } from "../hex.ts";
import type { EncumbranceRow, LienRow, TransferRow } from "../liens.ts";
import type {
  DistributionRow,
  NotePositionRow,
  NoteRow,
  PoolFlowRow,
  PoolItemRow,
  PoolRow,
} from "../pools.ts";
import type {
  AccountRow,
  AdmissionRow,
  AssetRow,
  ClaimRow,
  DocumentRow,
  DocumentUseRow,
  DutiesRow,
  EventRow,
  HoldingRow,
  LeakRow,
  LineRow,
  LotRow,
  MovementRow,
  PermitRow,
  Place,
  RefusalRow,
  StatementRow,
  Tables,
  TrancheDayRow,
  TrancheRow,
} from "../rows.ts";

/** A broken rule. */
export interface Violation {
  /** Number of the rule in the ledger's list; `sum` for a total that is not the sum of its parts. */
  invariant: "L1" | "L2" | "L3" | "L4" | "L5" | "L7" | "L8" | "L9" | "L12" | "sum";
  /** What it is broken for, e.g. "colour 3" or "lot 0x…/3/7". */
  subject: string;
  /** Plain sentence with the figures. */
  detail: string;
}

type Bare<Row> = Omit<Row, "place" | "created">;

/** Where the order of entries matters, those without a place are taken as unordered. */
type Ordered<Row> = Bare<Row> & { place?: Place };

/** An entry as the watchers see it. */
export type Entered = Ordered<Omit<MovementRow, "request">> & { request: { deadline: number } | null };
/** A statement as the watchers see it. */
export type Stated = Ordered<StatementRow>;

/** Rows of each table, in any order, read once. Events in chain order, if there are any. */
export interface InvariantRows {
  accounts: Iterable<Bare<AccountRow>>;
  tranches: Iterable<TrancheRow>;
  trancheDays: Iterable<TrancheDayRow>;
  admissions: Iterable<AdmissionRow>;
  assets: Iterable<Bare<AssetRow>>;
  holdings: Iterable<HoldingRow>;
  lots: Iterable<LotRow>;
  lines: Iterable<Bare<LineRow>>;
  movements: Iterable<Entered>;
  statements: Iterable<Stated>;
  leaks: Iterable<Bare<LeakRow>>;
  refusals: Iterable<Bare<RefusalRow>>;
  claims: Iterable<Bare<ClaimRow>>;
  claimLinks: Iterable<Tables["claimLink"]>;
  permits: Iterable<PermitRow>;
  duties: Iterable<DutiesRow>;
  liens: Iterable<Bare<LienRow>>;
  encumbrances: Iterable<EncumbranceRow>;
  transfers: Iterable<Bare<TransferRow>>;
  documents: Iterable<Bare<DocumentRow>>;
  documentUses: Iterable<Bare<DocumentUseRow>>;
  pools: Iterable<Bare<PoolRow>>;
  poolItems: Iterable<Bare<PoolItemRow>>;
  notes: Iterable<NoteRow>;
  notePositions: Iterable<NotePositionRow>;
  poolFlows: Iterable<Bare<PoolFlowRow>>;
  distributions: Iterable<Bare<DistributionRow>>;
  sequences: Iterable<Tables["sequence"]>;
  events?: Iterable<Pick<EventRow, "contract" | "seq">>;
}

export type InvariantTable = keyof InvariantRows;
type RowOf<T extends InvariantTable> =
  NonNullable<InvariantRows[T]> extends Iterable<infer Row> ? Row : never;

/** One rule: told of every row of the tables that it names, then asked. */
export type Watcher = { [T in InvariantTable]?: (row: RowOf<T>) => void } & { finish(): Violation[] };

/** Adds to a sum per key. */
export function addTo<Key>(sums: Map<Key, bigint>, key: Key, amount: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + amount);
}

/** Whether an entry moved money: a request did not, and may never. */
export function hasMoved({ state }: Entered): boolean {
  return state !== "requested" && state !== "void";
}

/** Green money that a payment let go without a purpose: a breach, however it is marked. */
export function leaks({ use, project }: Entered, colour: Colour): boolean {
  return use === "allocate" && project === null && colour !== OTHER_MONEY;
}
