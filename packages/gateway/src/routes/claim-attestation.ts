import type { RouteInput, Routes } from "@green-ledger/api";
import type { Attestation, ClaimId } from "@green-ledger/domain";
import { createFaults, type Faults } from "../errors/faults.ts";
import { normaliseReference } from "../ids/make-id.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import type { ClaimStatement } from "../vault/statements.ts";
import { contentOf } from "../vault/vault.ts";
import { type Draft, planDrafts } from "../writes/drafts.ts";
import { secondOf } from "../writes/field-checks.ts";
import type { Plan, PlanContext, WriteHandler } from "../writes/plan.ts";

type ClaimInput = RouteInput<Routes["attestClaim"]>["body"];
type Naming = Pick<PlanContext, "principal" | "makeId">;

const idOf = ({ principal, makeId }: Naming, { reference }: ClaimInput): ClaimId =>
  makeId("claim", principal.party, reference);

export const attestClaim: WriteHandler<"attestClaim"> = {
  ids: ({ body }, context) => [wireId("claim", idOf(context, body))],
  plan: ({ body }, context) => planClaims([body], () => "", context),
};

export const attestClaims: WriteHandler<"attestClaims"> = {
  ids: ({ body }, context) => body.claims.map((claim) => wireId("claim", idOf(context, claim))),
  plan: ({ body }, context) => planClaims(body.claims, (i) => `/claims/${i}`, context),
};

function planClaims(
  claims: readonly ClaimInput[],
  pointerOf: (i: number) => string,
  context: PlanContext,
): Plan {
  const { earlier, lookup } = context;
  const faults = createFaults();
  // What is referred to may come in the same list, before what refers to it.
  const before = new Set<ClaimId>();
  const drafts = claims.map((claim, i) => {
    const draft = draftClaim(claim, pointerOf(i), before, context, faults);
    before.add(draft.id);
    return draft;
  });
  const rootOf = (id: ClaimId) => lookup.claim(id)?.dataRoot;
  return planDrafts(drafts, { earlier, faults, rootOf }, (parts) => ({
    kind: "attestClaims",
    claims: parts,
  }));
}

function draftClaim(
  claim: ClaimInput,
  pointer: string,
  before: ReadonlySet<ClaimId>,
  context: PlanContext,
  faults: Faults,
): Draft<Attestation> {
  const { principal, lookup, references: known, vault } = context;
  const id = idOf(context, claim);
  const { schema, subject, references = [] } = claim;
  if (lookup.claimSchema(schema) === undefined) faults.add(`${pointer}/schema`, "claim_schema_unknown");
  if (!known.hasAsset(chainId(subject))) faults.add(`${pointer}/subject`, "asset_unknown");
  for (const [i, reference] of references.entries()) {
    const referred = chainId(reference);
    if (!before.has(referred) && !known.hasClaim(referred))
      faults.add(`${pointer}/references/${i}`, "claim_unknown");
  }
  const validFrom = secondOf(claim.valid_from, `${pointer}/valid_from`, faults);
  const validUntil =
    claim.valid_until === null ? 0 : secondOf(claim.valid_until, `${pointer}/valid_until`, faults);
  const statement: ClaimStatement = {
    ...claim,
    id: wireId("claim", id),
    reference: normaliseReference(claim.reference),
    references,
  };
  const content = contentOf(statement);
  return {
    id,
    wire: statement.id,
    pointer: `${pointer}/reference`,
    content,
    seal: () => vault.seal("claim", principal.party, statement, content),
    part: (dataRoot) => ({
      id,
      schema,
      subject: chainId(subject),
      dataRoot,
      validFrom,
      validUntil,
      references: references.map(chainId),
    }),
  };
}
