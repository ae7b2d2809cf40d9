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
    framework: Framework,
    tranches: z
      .array(z.strictObject({ reference: Reference, size: Minor }))
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
    balanced: z.boolean().meta({ description: "minted = live + allocated + returned + fees (L1)." }),
  })
  .meta({ id: "Totals" });

export const Tranche = z
  .strictObject({ id: TrancheId, colour: z.int(), reference: z.string().nullable(), totals: Totals })
  .meta({ id: "Tranche" });

export const Instrument = z
  .strictObject({
    id: InstrumentId,
    issuer: PartyId,
    kind: InstrumentKind,
    currency: Currency,
    paying_agent: PartyId,
    approved_on: IsoDate,
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
  })
  .meta({ id: "AllocationStatus" });
