import { z } from "zod";
import {
  AssetId,
  Attributes,
  ClaimId,
  Document,
  Hash32,
  IsoDate,
  IsoTime,
  line,
  Money,
  MovementId,
  PartyId,
  Place,
  Reference,
  SchemeId,
  TrancheId,
} from "./common.ts";
import { Draw } from "./money.ts";

export const ClaimSchemaId = SchemeId.meta({ example: "DISCHARGE_PERMIT_2021" });
export const ClaimEffect = z.enum(["information", "permit", "penalty"]).meta({
  description:
    "information: nothing follows; permit: can be required of an asset; penalty: stops an asset while in force.",
});
export const ClaimStatus = z.enum(["active", "challenged", "rejected", "revoked"]);

const terms = {
  schema: ClaimSchemaId,
  effect: ClaimEffect,
  longest_days: z.int().min(0).max(36_500).meta({
    description: "The most days that a claim may be valid; 0 for no limit.",
  }),
  challenge_window_seconds: z.int().min(0).max(31_622_400).meta({
    description: "How long a claim can be challenged before it counts; 0 if it counts at once.",
  }),
};

export const ClaimSchemaInput = z
  .strictObject({ ...terms, name: line(200), definition: Document })
  .meta({ id: "ClaimSchemaInput" });
export const ClaimSchema = z
  .strictObject({ ...terms, definition_root: Hash32, closed: z.boolean() })
  .meta({ id: "ClaimSchema" });

const facts = {
  reference: Reference,
  name: line(300),
  source: line(300).optional().meta({ description: "Where the facts come from." }),
  simulated: z.boolean().optional(),
  attributes: Attributes.optional(),
};

export const ClaimInput = z
  .strictObject({
    ...facts,
    schema: ClaimSchemaId,
    subject: AssetId.meta({ description: "The asset that it is about." }),
    valid_from: IsoTime,
    valid_until: IsoTime.nullable().meta({ description: "Null if it has no end." }),
    references: z.array(ClaimId).max(4).optional().meta({
      description: "Claims that it stands or falls with; may come earlier in the same list.",
    }),
    documents: z.array(Document).max(200).optional(),
  })
  .meta({ id: "ClaimInput" });
export const ClaimsInput = z.strictObject({ claims: z.array(ClaimInput).min(1).max(200) });
export const DecisionInput = z.strictObject({
  upheld: z.boolean().meta({ description: "True rejects the claim for good." }),
  reason: line(500),
});
export const RequirementInput = z.strictObject({ schema: ClaimSchemaId });
export const WaiverInput = z.strictObject({ schema: ClaimSchemaId, reason: line(500) });

export const ForceCause = z
  .strictObject({
    claim: ClaimId.meta({ description: "The claim itself, or one that it stands on." }),
    cause: z.enum(["window_open", "challenged", "rejected", "revoked", "not_yet_valid", "expired"]),
    at: IsoTime.nullable().meta({ description: "When the window closes, or validity begins or ended." }),
  })
  .meta({ id: "ForceCause" });
const Why = z.array(ForceCause).meta({ description: "Why it is not in force; empty if it is." });

export const Claim = z
  .strictObject({
    id: ClaimId,
    schema: ClaimSchemaId,
    effect: ClaimEffect,
    subject: AssetId,
    attester: PartyId,
    status: ClaimStatus,
    in_force: z.boolean().meta({ description: "Counts at as_of, with everything that it stands on (L9)." }),
    why: Why,
    epoch: z.int().meta({ description: "Raised when it loses its force for good." }),
    counts_from: IsoTime.meta({ description: "First second after the challenge window." }),
    valid_from: IsoTime,
    valid_until: IsoTime.nullable(),
    references: z.array(
      z.strictObject({
        claim: ClaimId,
        epoch: z.int().meta({ description: "Its epoch when it was referred to." }),
        current_epoch: z.int(),
        in_force: z.boolean(),
      }),
    ),
    challenger: PartyId.nullable().meta({ description: "Who challenged it last." }),
    data_root: Hash32,
    created: Place,
    profile: z
      .strictObject({ ...facts, documents: z.array(Document).optional() })
      .nullable()
      .meta({ description: "Off-chain facts, for those who may see them." }),
  })
  .meta({ id: "Claim" });

const Judged = z.strictObject({ claim: ClaimId, in_force: z.boolean(), why: Why });
export const Standing = z
  .strictObject({
    asset: AssetId,
    in_standing: z.boolean().meta({ description: "May receive money at as_of (L9)." }),
    label_in_standing: z.boolean().meta({ description: "The label alone: confirmed and not run out." }),
    requirements: z.array(
      z.strictObject({
        schema: ClaimSchemaId,
        required_by: PartyId,
        satisfied: z.boolean(),
        permits: z.array(Judged).meta({
          description:
            "The newest permit, and the one in force when that was attested. One in force is enough.",
        }),
      }),
    ),
    penalties: z.array(Judged).meta({ description: "Penalties that are neither ended nor run out." }),
  })
  .meta({ id: "Standing" });

export const TrancheAtRisk = z
  .strictObject({ tranche: TrancheId, colour: z.int(), amount: Money, payments: z.int() })
  .meta({ id: "TrancheAtRisk", description: "What a tranche allocated to the asset." });
export const AllocationAtRisk = z
  .strictObject({
    movement: MovementId,
    draws: z.array(Draw).meta({ description: "What was drawn of each tranche." }),
    amount: Money,
    payee: PartyId.nullable(),
    value_date: IsoDate.nullable(),
    place: Place,
  })
  .meta({ id: "AllocationAtRisk" });
export const AssetAtRisk = z
  .strictObject({
    claim: ClaimId.meta({ description: "The claim through which the asset is affected." }),
    schema: ClaimSchemaId,
    asset: AssetId,
    by_tranche: z.array(TrancheAtRisk),
  })
  .meta({ id: "AssetAtRisk" });
