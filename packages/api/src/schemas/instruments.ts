import { z } from "zod";
import {
  AssetId,
  Attributes,
  Code,
  Currency,
  InstrumentId,
  IsoDate,
  line,
  Minor,
  Money,
  PartyId,
  Place,
  Reference,
  SchemeId,
  TrancheId,
} from "./common.ts";

export const InstrumentKind = z.enum(["bond", "loan", "facility", "abs", "relending"]);
/** How idle money is placed. */
export const Placement = z.enum(["deposit", "treasury", "policy_bank_bond", "money_market", "other"]);
export const Framework = z
  .strictObject({
    scheme: SchemeId,
    codes: z.array(Code).min(1).max(400),
    look_back_days: z
      .int()
      .min(0)
      .max(36_500)
      .nullable()
      .meta({ description: "Null: no limit was promised." }),
    allocation_deadline: IsoDate.nullable().meta({ description: "Null: none was promised." }),
    mode: z.enum(["strict", "flag"]),
    evidence_required: z
      .boolean()
      .default(false)
      .meta({ description: "Every allocation must use a document of the evidence set." }),
    placements: z.array(Placement).max(5).default([]).meta({ description: "How idle money may be placed." }),
  })
  .meta({ id: "Framework" });

const facts = {
  reference: Reference,
  name: line(300),
  isin: z.string().max(12).optional().meta({ description: "ISO 6166." }),
  source: line(300).optional(),
  simulated: z.boolean().optional(),
  attributes: Attributes.optional(),
};

export const InstrumentInput = z
  .strictObject({
    ...facts,
    kind: InstrumentKind,
    currency: Currency,
    paying_agent: PartyId.meta({
      description: "Lender or paying agent: the only party to whom money is returned.",
    }),
    approved_on: IsoDate,
    available_until: IsoDate.nullable()
      .default(null)
      .meta({ description: "Last day on which money that comes back may be used again; null: for ever." }),
    framework: Framework,
    tranches: z
      .array(
        z.strictObject({
          reference: Reference,
          size: Minor,
          parent: TrancheId.nullable()
            .default(null)
            .meta({ description: "The tranche whose money funds it; null: funded from outside." }),
        }),
      )
      .min(1)
      .max(50),
  })
  .meta({ id: "InstrumentInput" });

/** ICMA: allocated + unallocated = proceeds. */
export const Totals = z
  .strictObject({
    size: Money,
    minted: Money.meta({ description: "Proceeds received." }),
    live: Money.meta({ description: "Still on accounts: unallocated." }),
    allocated: Money,
    returned: Money,
    fees: Money,
    breached: Money.meta({ description: "Left without a known use." }),
    lent: Money.meta({ description: "Gone on as money of child tranches, and not come back." }),
    repaid: Money.meta({ description: "Of a child: what came back to its parent. Not part of the sum." }),
    balanced: z
      .boolean()
      .meta({ description: "minted = live + allocated + returned + fees + breached + lent (L1)." }),
  })
  .meta({ id: "Totals" });

export const Tranche = z
  .strictObject({
    id: TrancheId,
    colour: z.int(),
    reference: z.string().nullable(),
    parent: TrancheId.nullable(),
    children: z.array(TrancheId).meta({ description: "At most 100." }),
    totals: Totals,
  })
  .meta({ id: "Tranche" });

export const Instrument = z
  .strictObject({
    id: InstrumentId,
    issuer: PartyId,
    kind: InstrumentKind,
    currency: Currency,
    paying_agent: PartyId,
    approved_on: IsoDate,
    available_until: IsoDate.nullable(),
    framework: Framework,
    tranches: z.array(Tranche),
    created: Place,
    profile: z.strictObject(facts).nullable(),
  })
  .meta({ id: "Instrument" });

export const AdmissionInput = z.strictObject({
  tranche: TrancheId,
  projects: z
    .array(z.strictObject({ project: AssetId, code: Code }))
    .min(1)
    .max(200),
});

export const ProjectAllocation = z
  .strictObject({
    tranche: TrancheId,
    project: AssetId,
    name: z.string().nullable(),
    code: Code.nullable().meta({ description: "Null: money went there without admission (mode flag)." }),
    allocated: Money,
    payments: z.int(),
    eligible_cost: Money,
    allocated_over_all: Money.meta({ description: "By every instrument together." }),
  })
  .meta({ id: "ProjectAllocation" });

export const AllocationStatus = z
  .strictObject({
    instrument: InstrumentId,
    tranches: z.array(Tranche),
    projects: z.array(ProjectAllocation),
    placed: z
      .array(z.strictObject({ tranche: TrancheId, placement: Placement, amount: Money }))
      .meta({ description: "Unallocated money on placement accounts now, by how it is placed." }),
  })
  .meta({ id: "AllocationStatus" });
