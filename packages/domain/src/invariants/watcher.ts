import type {
  AccountRow,
  AdmissionRow,
  AssetRow,
  EventRow,
  HoldingRow,
  LotRow,
  MovementRow,
  RefusalRow,
  Tables,
  TrancheRow,
} from "../rows.ts";

/** A broken rule. */
export interface Violation {
  /** Number of the rule in the ledger's list; `sum` for a total that is not the sum of its parts. */
  invariant: "L1" | "L2" | "L4" | "L5" | "L12" | "sum";
  /** What it is broken for, e.g. "colour 3" or "lot 0x…/3/7". */
  subject: string;
  /** Plain sentence with the figures. */
  detail: string;
}

type Bare<Row> = Omit<Row, "place" | "created">;

/** Rows of each table, in any order, read once. Events in chain order, if there are any. */
export interface InvariantRows {
  accounts: Iterable<Bare<AccountRow>>;
  tranches: Iterable<TrancheRow>;
  admissions: Iterable<AdmissionRow>;
  assets: Iterable<Bare<AssetRow>>;
  holdings: Iterable<HoldingRow>;
  lots: Iterable<LotRow>;
  movements: Iterable<Bare<MovementRow>>;
  refusals: Iterable<Bare<RefusalRow>>;
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
