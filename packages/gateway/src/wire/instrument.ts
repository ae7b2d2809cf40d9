import type { InstrumentBody, ProjectAllocationBody, TrancheBody } from "@green-ledger/api";
import {
  type AdmissionRow,
  type AssetRow,
  type Counters,
  type Framework,
  type InstrumentRow,
  NO_LOOK_BACK_LIMIT,
  type TrancheId,
  type TrancheRow,
} from "@green-ledger/domain";
import { wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import type { InstrumentStatement } from "../vault/statements.ts";
import { pick, wireDay, wireMoney, wirePlace } from "./common.ts";
import { placementsIn } from "./placements.ts";

const SHOWN = ["reference", "name", "isin", "source", "simulated", "attributes"] as const;

/** @param statement null if it is not shown to the caller, or not kept here */
export function wireInstrument(
  row: InstrumentRow,
  tranches: readonly TrancheFamily[],
  statement: InstrumentStatement | null,
): InstrumentBody {
  return {
    id: wireId("instrument", row.id),
    issuer: wireId("party", row.issuer),
    kind: row.kind,
    currency: row.currency,
    paying_agent: wireId("party", row.payingAgent),
    approved_on: wireDay(row.approvedOn) ?? "",
    available_until: wireDay(row.availableUntil),
    framework: wireFramework(row.framework),
    tranches: tranches.map((tranche) => wireTranche(tranche, row.currency, statement)),
    created: wirePlace(row.created),
    profile: statement && pick(statement, SHOWN),
  };
}

/** A tranche with the one that funds it and those that it funds. */
export interface TrancheFamily {
  row: TrancheRow;
  parent: TrancheId | null;
  children: readonly TrancheId[];
}

export function wireTranche(
  { row: { id, colour, size, counters }, parent, children }: TrancheFamily,
  currency: string,
  statement: InstrumentStatement | null,
): TrancheBody {
  const wire = wireId("tranche", id);
  return {
    id: wire,
    colour,
    reference: statement?.tranches.find((tranche) => tranche.id === wire)?.reference ?? null,
    parent: wireIdOrNull("tranche", parent),
    children: children.map((child) => wireId("tranche", child)),
    totals: {
      size: wireMoney(currency, size),
      minted: wireMoney(currency, counters.minted),
      live: wireMoney(currency, counters.live),
      allocated: wireMoney(currency, counters.allocated),
      returned: wireMoney(currency, counters.returned),
      fees: wireMoney(currency, counters.fees),
      breached: wireMoney(currency, counters.breached),
      lent: wireMoney(currency, counters.lent),
      repaid: wireMoney(currency, counters.repaid),
      balanced: isBalanced(counters),
    },
  };
}

/** L1. */
function isBalanced({ minted, live, allocated, returned, fees, breached, lent }: Counters): boolean {
  return minted === live + allocated + returned + fees + breached + lent;
}

/** What one tranche paid to one project. */
export function wireProjectAllocation(
  { code, allocated, payments }: AdmissionRow,
  tranche: TrancheRow,
  project: AssetRow,
  name: string | null,
): ProjectAllocationBody {
  return {
    tranche: wireId("tranche", tranche.id),
    project: wireId("asset", project.id),
    name,
    code: code === "" ? null : code,
    allocated: wireMoney(project.currency, allocated),
    payments,
    eligible_cost: wireMoney(project.currency, project.eligibleCost),
    allocated_over_all: wireMoney(project.currency, project.allocated),
  };
}

function wireFramework(framework: Framework) {
  const { scheme, codes, lookBackDays, allocationDeadline, mode } = framework;
  return {
    scheme,
    codes,
    look_back_days: lookBackDays === NO_LOOK_BACK_LIMIT ? null : lookBackDays,
    allocation_deadline: wireDay(allocationDeadline),
    mode,
    evidence_required: framework.evidenceRequired,
    placements: placementsIn(framework.placements),
  };
}
