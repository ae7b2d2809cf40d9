import {
  type AssetId,
  bytes,
  type Framework,
  type InstrumentId,
  type TrancheId,
  type TrancheRow,
  u32,
} from "@green-ledger/domain";
import { createFaults, type Faults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import { instrumentRelations } from "../policy/relations.ts";
import { trancheById } from "../reads/tranches.ts";
import { requireDistinct } from "../writes/drafts.ts";
import { emptyPlan, type PlanContext, singlePlan, type WriteHandler } from "../writes/plan.ts";

interface Admission {
  project: AssetId;
  code: string;
  wire: string;
  pointer: string;
}

export const admitProjects: WriteHandler<"admitProjects"> = {
  ids: ({ body }) => body.projects.map(({ project }) => project),
  async plan({ params, body }, context) {
    const { snapshot } = context;
    const { tranche, framework } = await ownTranche(chainId(params.id), chainId(body.tranche), context);
    const faults = createFaults();
    const admissions: Admission[] = body.projects.map(({ project, code }, i) => ({
      project: chainId(project),
      code,
      wire: project,
      pointer: `/projects/${i}`,
    }));
    requireDistinct(
      admissions.map(({ project, pointer }) => ({ id: project, pointer: `${pointer}/project` })),
      faults,
    );
    for (const admission of admissions) checkAdmission(admission, framework, context, faults);
    faults.throwIfAny();
    const rows = snapshot.getMany(
      "admission",
      admissions.map(({ project }) => [u32(tranche.colour), bytes(project)]),
    );
    const earlier = admissions.map((_, i) => rows[i]?.code || undefined);
    for (const [i, { code, pointer }] of admissions.entries()) {
      const before = earlier[i];
      if (before === undefined || before === code) continue;
      faults.add(`${pointer}/code`, "reference_reused", `The project is admitted under ${before}.`);
    }
    faults.throwIfAny();
    const fresh = admissions.filter((_, i) => earlier[i] === undefined);
    const alreadyRecorded = admissions.filter((_, i) => earlier[i] !== undefined).map(({ wire }) => wire);
    if (fresh.length === 0) return emptyPlan(alreadyRecorded);
    const command = {
      kind: "admitProjects",
      colour: tranche.colour,
      admissions: fresh.map(({ project, code }) => ({ project, code })),
    } as const;
    return { ...singlePlan(command), alreadyRecorded };
  },
};

/**
 * The tranche, with the framework of its instrument, if it is the caller's to admit projects to.
 * @throws GatewayError not_found, forbidden, tranche_unknown
 */
async function ownTranche(
  instrument: InstrumentId,
  tranche: TrancheId,
  { principal, lookup, snapshot }: PlanContext,
): Promise<{ tranche: TrancheRow; framework: Framework }> {
  const row = lookup.instrument(instrument);
  if (row === undefined) throw new GatewayError("not_found", "No such instrument is registered.");
  const { allow } = decide(principal, "instrument.register", instrumentRelations(row, principal.party));
  if (!allow) throw new GatewayError("forbidden", "Only the issuer of an instrument admits projects to it.");
  const found = await trancheById(snapshot, tranche);
  if (found === undefined || found.instrument !== instrument) {
    throw new GatewayError("tranche_unknown", "The instrument has no such tranche.");
  }
  return { tranche: found, framework: row.framework };
}

function checkAdmission(
  { project, code, pointer }: Admission,
  { scheme, codes }: Framework,
  { lookup, references }: PlanContext,
  faults: Faults,
): void {
  if (!codes.includes(code)) faults.add(`${pointer}/code`, "code_not_eligible");
  if (!references.hasAsset(project)) {
    faults.add(`${pointer}/project`, "asset_unknown");
    return;
  }
  // What is still on its way is checked by the contract alone.
  const held = lookup.asset(project)?.classifications;
  if (held !== undefined && !held.some((held) => held.scheme === scheme && held.code === code)) {
    faults.add(`${pointer}/code`, "code_not_held");
  }
}
