import type {
  AllocationAtRiskBody,
  ClaimBody,
  ClaimSchemaBody,
  ForceCauseBody,
  StandingBody,
  TrancheAtRiskBody,
} from "@green-ledger/api";
import type {
  AdmissionRow,
  AssetId,
  ClaimRow,
  ClaimSchemaRow,
  MovementRow,
  TrancheId,
} from "@green-ledger/domain";
import { wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import { causesAgainst, type ForceCause } from "../reads/claim-force.ts";
import type { Lookup } from "../reads/lookup.ts";
import { counts, type Judged, type Standing } from "../reads/standing.ts";
import type { ClaimStatement } from "../vault/statements.ts";
import { pick, wireDay, wireEnd, wireMoney, wirePlace, wireSecond } from "./common.ts";

const SHOWN = ["reference", "name", "source", "simulated", "attributes", "documents"] as const;

export function wireClaimSchema(row: ClaimSchemaRow): ClaimSchemaBody {
  return {
    schema: row.id,
    effect: row.effect,
    longest_days: row.longestDays,
    challenge_window_seconds: row.challengeWindow,
    definition_root: row.definitionRoot,
    closed: row.closed,
  };
}

/**
 * @param now second of the block as of which the answer is true
 * @param statement null if it is not shown to the caller, or not kept here
 */
export function wireClaim(
  row: ClaimRow,
  { lookup, now, statement }: { lookup: Lookup; now: number; statement: ClaimStatement | null },
): ClaimBody {
  const causes = causesAgainst(lookup, row, now);
  return {
    id: wireId("claim", row.id),
    schema: row.schema,
    effect: row.effect,
    subject: wireId("asset", row.subject),
    attester: wireId("party", row.attester),
    status: row.status,
    in_force: causes.length === 0,
    why: causes.map(wireCause),
    epoch: row.epoch,
    counts_from: wireSecond(row.countsFrom),
    valid_from: wireSecond(row.validFrom),
    valid_until: wireEnd(row.validUntil),
    references: row.references.map(({ claim, epoch }) => {
      const referred = lookup.claim(claim);
      return {
        claim: wireId("claim", claim),
        epoch,
        current_epoch: referred?.epoch ?? epoch,
        in_force: referred !== undefined && causesAgainst(lookup, referred, now).length === 0,
      };
    }),
    challenger: wireIdOrNull("party", row.challenger),
    data_root: row.dataRoot,
    created: wirePlace(row.created),
    profile: statement && pick(statement, SHOWN),
  };
}

export function wireCause({ claim, cause, at }: ForceCause): ForceCauseBody {
  return { claim: wireId("claim", claim), cause, at: at === null ? null : wireSecond(at) };
}

export function wireStanding(asset: AssetId, standing: Standing): StandingBody {
  return {
    asset: wireId("asset", asset),
    in_standing: standing.inStanding,
    label_in_standing: standing.label,
    requirements: standing.requirements.map(({ schema, by, satisfied, permits }) => ({
      schema,
      required_by: wireId("party", by),
      satisfied,
      permits: permits.map(wireJudged),
    })),
    penalties: standing.penalties.map(wireJudged),
  };
}

function wireJudged(judged: Judged): StandingBody["penalties"][number] {
  const { claim, causes } = judged;
  return { claim: wireId("claim", claim), in_force: counts(judged), why: causes.map(wireCause) };
}

export function wireTrancheAtRisk(
  { colour, allocated, payments }: AdmissionRow,
  tranche: TrancheId,
  currency: string,
): TrancheAtRiskBody {
  return { tranche: wireId("tranche", tranche), colour, amount: wireMoney(currency, allocated), payments };
}

export function wireAllocationAtRisk(
  row: MovementRow,
  draws: AllocationAtRiskBody["draws"],
  currency: string,
): AllocationAtRiskBody {
  return {
    movement: wireId("movement", row.id),
    draws,
    amount: wireMoney(currency, row.amount),
    payee: wireIdOrNull("party", row.counterparty),
    value_date: wireDay(row.valueDate),
    place: wirePlace(row.place),
  };
}
