import { z } from "zod";
import {
  AssetId,
  Attributes,
  Code,
  Currency,
  Document,
  Hash32,
  IsoDate,
  IsoTime,
  line,
  Money,
  PartyId,
  Place,
  Reference,
  SchemeId,
} from "./common.ts";

export const AssetKind = z.enum(["project", "building", "equipment", "vehicle", "natural", "other"]);
export const AssetStatus = z.enum(["suggested", "confirmed", "rejected", "suspended"]);
export const Classification = z.strictObject({ scheme: SchemeId, code: Code }).meta({ id: "Classification" });

const facts = {
  reference: Reference,
  name: line(300),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "an ISO 3166-1 code")
    .optional(),
  source: line(300).optional().meta({ description: "Where the facts come from." }),
  simulated: z.boolean().optional(),
  attributes: Attributes.optional(),
};

export const AssetInput = z
  .strictObject({
    ...facts,
    kind: AssetKind,
    currency: Currency,
    classifications: z.array(Classification).max(20),
    parents: z.array(AssetId).max(20).optional(),
    documents: z.array(Document).min(1).max(200),
  })
  .meta({ id: "AssetInput" });

/** Every document is hashed into a tree of its asset. */
const DOCUMENT_LIMIT = 1000;
export const AssetsInput = z
  .strictObject({ assets: z.array(AssetInput).min(1).max(200) })
  .refine(
    ({ assets }) => assets.reduce((sum, { documents }) => sum + documents.length, 0) <= DOCUMENT_LIMIT,
    `at most ${DOCUMENT_LIMIT} documents in one request`,
  );

export const Asset = z
  .strictObject({
    id: AssetId,
    owner: PartyId,
    kind: AssetKind,
    status: AssetStatus,
    in_standing: z.boolean().meta({ description: "May receive money at as_of (L9)." }),
    missing: z
      .array(z.enum(["confirmation", "renewal", "reinstatement", "eligible_cost", "permit", "penalty"]))
      .meta({
        description: "What stands between the asset and money.",
      }),
    epoch: z.int(),
    valid_until: IsoTime.nullable(),
    verifier: PartyId.nullable(),
    classifications: z.array(Classification),
    parents: z.array(AssetId),
    evidence_roots: z.array(Hash32),
    eligible_cost: Money,
    allocated: Money,
    created: Place,
    profile: z
      .strictObject({ ...facts, documents: z.array(Document) })
      .nullable()
      .meta({ description: "Off-chain facts, for those who may see them." }),
  })
  .meta({ id: "Asset" });

export const EvidenceInput = z.strictObject({ documents: z.array(Document).min(1).max(200) });
export const ConfirmationInput = z.strictObject({ valid_until: IsoTime.nullable(), report: Document });
export const ReportInput = z.strictObject({ report: Document });
export const CostInput = z.strictObject({ eligible_cost: Money, report: Document });

export const SchemeInput = z.strictObject({
  scheme: SchemeId,
  name: line(200),
  effective_from: IsoDate,
  effective_to: IsoDate.nullable(),
  source: Document,
  codes: z.array(Code).min(1).max(400),
});
export const Scheme = z
  .strictObject({
    scheme: SchemeId,
    effective_from: IsoDate,
    effective_to: IsoDate.nullable(),
    source_root: Hash32,
    codes: z.array(Code),
  })
  .meta({ id: "Scheme" });
