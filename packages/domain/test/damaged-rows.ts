import { checkInvariants, type InvariantRows, type Violation } from "../src/invariants/index.ts";
import type { EventRow, Table } from "../src/rows.ts";
import { told } from "./memory-rows.ts";

/** Tables as arrays, so that a test can damage them. */
export type Rows = {
  [T in keyof Required<InvariantRows>]: (Required<InvariantRows>[T] extends Iterable<infer Row>
    ? Row
    : never)[];
};

/** Name of each table in the index. */
const TABLES: Record<keyof Rows, Table> = {
  accounts: "account",
  tranches: "tranche",
  trancheDays: "trancheDay",
  admissions: "admission",
  assets: "asset",
  holdings: "holding",
  lots: "lot",
  lines: "line",
  movements: "movement",
  statements: "statement",
  leaks: "leak",
  refusals: "refusal",
  claims: "claim",
  claimLinks: "claimLink",
  permits: "permit",
  duties: "duties",
  liens: "lien",
  encumbrances: "encumbrance",
  transfers: "transfer",
  documents: "document",
  documentUses: "documentUse",
  pools: "pool",
  poolItems: "poolItem",
  notes: "note",
  notePositions: "notePosition",
  poolFlows: "poolFlow",
  distributions: "distribution",
  sequences: "sequence",
  events: "event",
};

/** The whole story, on which much happened, as the index folds it. That the model's ledgers break nothing, and the
 * contracts' neither, is tested for parity. */
export function rowsOf(index: ReturnType<typeof told>): Rows {
  const all = index.all();
  const of = (table: Table) => all.flatMap(([id, row]) => (id.startsWith(`${table}/`) ? [row] : []));
  const tables = Object.entries(TABLES).map(([name, table]) => [name, of(table)]);
  const rows = structuredClone(Object.fromEntries(tables)) as Rows;
  const inOrder = index.all().flatMap(([id, row]) => (id.startsWith("event/") ? [row as EventRow] : []));
  return { ...rows, events: inOrder.toSorted((a, b) => a.place.logIndex - b.place.logIndex) };
}

/** The whole story. */
export const LEDGER = told();

/** What is found after a table was damaged. */
export function found(damage: (rows: Rows) => void): Violation[] {
  const rows = rowsOf(LEDGER);
  damage(rows);
  return checkInvariants(rows);
}

/** The first row that fits. */
export function one<Row>(rows: Row[], fits: (row: Row) => boolean = () => true): Row {
  const row = rows.find(fits);
  if (row === undefined) throw new TypeError("the ledger has no such row");
  return row;
}

export const numbersOf = (violations: Violation[]) => new Set(violations.map(({ invariant }) => invariant));
