import type { z } from "zod";
import type { Account, Holding, StatementRecord } from "./schemas/accounts.ts";
import type { Asset, Scheme } from "./schemas/assets.ts";
import type { Certificate } from "./schemas/certificates.ts";
import type {
  AllocationAtRisk,
  AssetAtRisk,
  Claim,
  ClaimSchema,
  ForceCause,
  Standing,
  TrancheAtRisk,
} from "./schemas/claims.ts";
import type { AsOf, Place } from "./schemas/common.ts";
import type { EvidenceKey, RegisteredDocument } from "./schemas/documents.ts";
import type { BudgetLine, Leak } from "./schemas/entries.ts";
import type { TrancheDay } from "./schemas/history.ts";
import type { Instrument, ProjectAllocation, Tranche } from "./schemas/instruments.ts";
import type { Encumbrance, Lien, RelendingTotal, Transfer } from "./schemas/liens.ts";
import type { Movement, Refusal, Threshold } from "./schemas/money.ts";
import type { Accepted, DryRun, ItemOutcome, Operation, Problem } from "./schemas/operations.ts";
import type { Key, Party } from "./schemas/parties.ts";
import type {
  Distribution,
  NotePosition,
  NoteTransfer,
  Pool,
  PoolFlow,
  PoolItem,
  Substitution,
} from "./schemas/pools.ts";
import type { StatementEntry, StatementReport } from "./schemas/statement-imports.ts";
import type { Downstream, IdleDay, Path, RiskSums, TraceAtRisk, Upstream } from "./schemas/trace.ts";

/** What stands in the answers of reads. */
export type AccountBody = z.output<typeof Account>;
export type AsOfBody = z.output<typeof AsOf>;
export type AssetBody = z.output<typeof Asset>;
export type AllocationAtRiskBody = z.output<typeof AllocationAtRisk>;
export type AssetAtRiskBody = z.output<typeof AssetAtRisk>;
export type CertificateBody = z.output<typeof Certificate>;
export type ClaimBody = z.output<typeof Claim>;
export type ClaimSchemaBody = z.output<typeof ClaimSchema>;
export type ForceCauseBody = z.output<typeof ForceCause>;
export type StandingBody = z.output<typeof Standing>;
export type TrancheAtRiskBody = z.output<typeof TrancheAtRisk>;
export type DownstreamBody = z.output<typeof Downstream>;
export type EncumbranceBody = z.output<typeof Encumbrance>;
export type DocumentBody = z.output<typeof RegisteredDocument>;
export type EvidenceKeyBody = z.output<typeof EvidenceKey>;
export type HoldingBody = z.output<typeof Holding>;
export type BudgetLineBody = z.output<typeof BudgetLine>;
export type InstrumentBody = z.output<typeof Instrument>;
export type KeyBody = z.output<typeof Key>;
export type LeakBody = z.output<typeof Leak>;
export type LienBody = z.output<typeof Lien>;
export type MovementBody = z.output<typeof Movement>;
export type PartyBody = z.output<typeof Party>;
export type PathBody = z.output<typeof Path>;
export type PlaceBody = z.output<typeof Place>;
export type ProjectAllocationBody = z.output<typeof ProjectAllocation>;
export type PoolBody = z.output<typeof Pool>;
export type PoolItemBody = z.output<typeof PoolItem>;
export type PoolFlowBody = z.output<typeof PoolFlow>;
export type NotePositionBody = z.output<typeof NotePosition>;
export type NoteTransferBody = z.output<typeof NoteTransfer>;
export type DistributionBody = z.output<typeof Distribution>;
export type SubstitutionBody = z.output<typeof Substitution>;
export type RefusalBody = z.output<typeof Refusal>;
export type RelendingTotalBody = z.output<typeof RelendingTotal>;
export type StatementEntryBody = z.output<typeof StatementEntry>;
export type StatementReportBody = z.output<typeof StatementReport>;
export type StatementRecordBody = z.output<typeof StatementRecord>;
export type ThresholdBody = z.output<typeof Threshold>;
export type TrancheDayBody = z.output<typeof TrancheDay>;
export type SchemeBody = z.output<typeof Scheme>;
export type TrancheBody = z.output<typeof Tranche>;
export type TransferBody = z.output<typeof Transfer>;
export type IdleDayBody = z.output<typeof IdleDay>;
export type RiskSumsBody = z.output<typeof RiskSums>;
export type TraceAtRiskBody = z.output<typeof TraceAtRisk>;
export type UpstreamBody = z.output<typeof Upstream>;

/** Answers of writes, dry runs and failures. */
export type AcceptedBody = z.output<typeof Accepted>;
export type DryRunBody = z.output<typeof DryRun>;
export type ItemOutcomeBody = z.output<typeof ItemOutcome>;
export type OperationBody = z.output<typeof Operation>;
export type ProblemBody = z.output<typeof Problem>;
