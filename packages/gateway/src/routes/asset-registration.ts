import type { RouteInput, Routes } from "@green-ledger/api";
import type { AssetId, AssetRegistration } from "@green-ledger/domain";
import { createFaults, type Faults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { normaliseReference } from "../ids/make-id.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import { assetRelations } from "../policy/relations.ts";
import { keptDocuments } from "../reads/asset-evidence.ts";
import type { AssetStatement, EvidenceStatement } from "../vault/statements.ts";
import { contentOf } from "../vault/vault.ts";
import { type Draft, planDrafts } from "../writes/drafts.ts";
import { countryOf, currencyOf } from "../writes/field-checks.ts";
import { emptyPlan, type PlanContext, singlePlan, type WriteHandler } from "../writes/plan.ts";

type AssetInput = RouteInput<Routes["registerAssets"]>["body"]["assets"][number];

export const registerAssets: WriteHandler<"registerAssets"> = {
  ids: ({ body }, { principal, makeId }) =>
    body.assets.map(({ reference }) => wireId("asset", makeId("asset", principal.party, reference))),
  plan({ body }, context) {
    const { earlier, lookup } = context;
    const faults = createFaults();
    // Parents may come in the same list, before their children.
    const before = new Set<AssetId>();
    const drafts = body.assets.map((asset, i) => {
      const draft = draftAsset(asset, `/assets/${i}`, before, context, faults);
      before.add(draft.id);
      return draft;
    });
    return planDrafts(
      drafts,
      { earlier, faults, rootOf: (id) => lookup.asset(id)?.evidenceRoots[0] },
      (assets) => ({ kind: "registerAssets", assets }),
    );
  },
};

function draftAsset(
  asset: AssetInput,
  pointer: string,
  before: ReadonlySet<AssetId>,
  context: PlanContext,
  faults: Faults,
): Draft<AssetRegistration> {
  const { principal, references, makeId, vault } = context;
  const id = makeId("asset", principal.party, asset.reference);
  const { reference: _, country, parents = [], documents, ...facts } = asset;
  const currency = currencyOf(asset.currency, `${pointer}/currency`, faults);
  checkClassifications(asset, pointer, context, faults);
  for (const [i, parent] of parents.entries()) {
    const known = references.hasAsset(chainId(parent)) || before.has(chainId(parent));
    if (!known) faults.add(`${pointer}/parents/${i}`, "asset_unknown");
  }
  const statement: AssetStatement = {
    ...facts,
    id: wireId("asset", id),
    reference: normaliseReference(asset.reference),
    country: countryOf(country, `${pointer}/country`, faults),
    parents,
    documents,
  };
  return {
    id,
    wire: statement.id,
    pointer: `${pointer}/reference`,
    content: contentOf(statement),
    seal: () => vault.sealTree(principal.party, statement),
    part: (evidenceRoot) => ({
      id,
      kind: asset.kind,
      currency,
      evidenceRoot,
      classifications: asset.classifications,
      parents: parents.map(chainId),
    }),
  };
}

function checkClassifications(
  { classifications }: AssetInput,
  pointer: string,
  { lookup }: PlanContext,
  faults: Faults,
): void {
  for (const [i, { scheme, code }] of classifications.entries()) {
    const at = `${pointer}/classifications/${i}`;
    const known = lookup.scheme(scheme);
    if (known === undefined) faults.add(`${at}/scheme`, "scheme_unknown");
    else if (!known.codes.includes(code)) faults.add(`${at}/code`, "code_unknown");
  }
}

export const addEvidence: WriteHandler<"addEvidence"> = {
  ids: ({ params }) => [params.id],
  plan({ params, body }, context) {
    const { principal, vault } = context;
    const asset = chainId(params.id);
    const known = new Set(ownEvidence(asset, context).map(contentOf));
    const documents = body.documents.filter((document) => !known.has(contentOf(document)));
    if (documents.length === 0) return emptyPlan([params.id]);
    const statement: EvidenceStatement = { asset: params.id, documents };
    const profile = vault.sealTree(principal.party, statement);
    return singlePlan({ kind: "addEvidence", asset, evidenceRoot: profile.id }, [profile]);
  },
};

/**
 * Documents that an asset of the caller has already.
 * @throws GatewayError not_found, forbidden
 */
function ownEvidence(asset: AssetId, { principal, lookup, references, pending, outbox }: PlanContext) {
  const row = lookup.asset(asset);
  if (row === undefined) {
    if (!references.hasAsset(asset)) throw new GatewayError("not_found", "No such asset is registered.");
    const root = pending.find(asset)?.root;
    return root === undefined || root === null ? [] : keptDocuments([root], outbox);
  }
  const { allow } = decide(principal, "asset.register", assetRelations(row, principal.party));
  if (!allow) throw new GatewayError("forbidden", "Only the owner of an asset adds documents to it.");
  return keptDocuments(row.evidenceRoots, outbox);
}
