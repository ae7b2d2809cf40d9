import type { z } from "zod";
import type { Asset, Scheme } from "./schemas/assets.ts";
import type { AsOf, Place } from "./schemas/common.ts";
import type { Instrument, ProjectAllocation, Tranche } from "./schemas/instruments.ts";
import type { Account, Holding, Movement, Refusal } from "./schemas/money.ts";
import type { Accepted, DryRun, ItemOutcome, Operation, Problem } from "./schemas/operations.ts";
import type { Key, Party } from "./schemas/parties.ts";
import type { Downstream, Path, Upstream } from "./schemas/trace.ts";

/** What stands in the answers of reads. */
export type AccountBody = z.output<typeof Account>;
export type AsOfBody = z.output<typeof AsOf>;
export type AssetBody = z.output<typeof Asset>;
export type DownstreamBody = z.output<typeof Downstream>;
export type HoldingBody = z.output<typeof Holding>;
export type InstrumentBody = z.output<typeof Instrument>;
export type KeyBody = z.output<typeof Key>;
export type MovementBody = z.output<typeof Movement>;
export type PartyBody = z.output<typeof Party>;
export type PathBody = z.output<typeof Path>;
export type PlaceBody = z.output<typeof Place>;
export type ProjectAllocationBody = z.output<typeof ProjectAllocation>;
export type RefusalBody = z.output<typeof Refusal>;
export type SchemeBody = z.output<typeof Scheme>;
export type TrancheBody = z.output<typeof Tranche>;
export type UpstreamBody = z.output<typeof Upstream>;

/** Answers of writes, dry runs and failures. */
export type AcceptedBody = z.output<typeof Accepted>;
export type DryRunBody = z.output<typeof DryRun>;
export type ItemOutcomeBody = z.output<typeof ItemOutcome>;
export type OperationBody = z.output<typeof Operation>;
export type ProblemBody = z.output<typeof Problem>;
