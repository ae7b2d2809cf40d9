import type { ClaimLinkRow, ClaimRow, ClaimSchemaRow, DutiesRow, PermitRow } from "./claim-rows.ts";
import type { DocumentRow, DocumentUseRow, EvidenceKeyRow, FingerprintRow } from "./evidence-rows.ts";
import type { Address, Bytes32 } from "./hex.ts";
import type { EncumbranceRow, LienRow, TransferRow } from "./liens.ts";
import type {
  AdmissionRow,
  HoldingRow,
  LeakRow,
  LineRow,
  LotRow,
  MovementRow,
  RefusalRow,
  StatementRow,
  ThresholdRow,
  TrancheDayRow,
  TrancheRow,
} from "./money-rows.ts";
import type { Place } from "./place.ts";
import type { PoolTables } from "./pools.ts";
import type { AccountRow, AssetRow, InstrumentRow, KeyRow, PartyRow, SchemeRow } from "./registry-rows.ts";

/** What the index knows, one type per table. Folded from events alone (L11); no names, no references: those are not on chain. */

export * from "./claim-rows.ts";
export * from "./evidence-rows.ts";
export * from "./money-rows.ts";
export type { Place } from "./place.ts";
export * from "./registry-rows.ts";

/** One event as it was emitted, for whoever wants to see where a figure comes from. */
export interface EventRow {
  contract: string;
  name: string;
  /** Decoded arguments without `seq` and `actor`; integers of more than 48 bits as decimal text. */
  args: Record<string, unknown>;
  seq: number;
  actor: Address | null;
  /** What it is about: its first indexed id. Null for the lots behind an entry. */
  subject: Bytes32 | null;
  place: Place;
}

/** Name of each table and its row. */
export interface Tables extends PoolTables {
  party: PartyRow;
  key: KeyRow;
  scheme: SchemeRow;
  asset: AssetRow;
  instrument: InstrumentRow;
  tranche: TrancheRow;
  trancheDay: TrancheDayRow;
  admission: AdmissionRow;
  account: AccountRow;
  line: LineRow;
  holding: HoldingRow;
  lot: LotRow;
  movement: MovementRow;
  statement: StatementRow;
  leak: LeakRow;
  threshold: ThresholdRow;
  refusal: RefusalRow;
  claimSchema: ClaimSchemaRow;
  claim: ClaimRow;
  claimLink: ClaimLinkRow;
  permit: PermitRow;
  duties: DutiesRow;
  lien: LienRow;
  encumbrance: EncumbranceRow;
  transfer: TransferRow;
  evidenceKey: EvidenceKeyRow;
  document: DocumentRow;
  fingerprint: FingerprintRow;
  documentUse: DocumentUseRow;
  event: EventRow;
  /** Newest gap-free event number per contract (L12). */
  sequence: { contract: string; lastSeq: number };
}

export type Table = keyof Tables;
