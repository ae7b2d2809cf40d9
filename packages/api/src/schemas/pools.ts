import { z } from "zod";
import {
  AssetId,
  Attributes,
  Currency,
  Document,
  Hash32,
  InstrumentId,
  IsoDate,
  LienId,
  line,
  Money,
  MovementId,
  NoteTransferId,
  PartyId,
  Place,
  Reference,
  SubstitutionId,
  TrancheId,
} from "./common.ts";

/** The most entries of one request, as of one call of the contracts. */
const MOST = 100;
/** An underlying: the tranche of a loan or facility. */
const ItemId = TrancheId.meta({ description: "Underlying: the tranche of a loan or facility." });

const facts = {
  simulated: z.boolean().optional(),
  attributes: Attributes.optional(),
  documents: z.array(Document).max(50).optional(),
};
const Profile = z.strictObject(facts).nullable().meta({
  description: "Off-chain facts, for those who may see them.",
});

/* ----- what is sent ----- */

export const ItemInput = z
  .strictObject({
    ...facts,
    item: ItemId,
    originator: PartyId.meta({ description: "Who owns and sells it: the lender of the loan." }),
    project: AssetId.nullable().meta({ description: "What it finances; admitted to the loan." }),
    principal: Money.meta({ description: "Outstanding when it is sold." }),
  })
  .meta({ id: "PoolItemInput" });

export const PoolInput = z.strictObject({
  ...facts,
  instrument: InstrumentId.meta({ description: "An instrument of kind abs, of your own." }),
  servicer: PartyId.meta({ description: "The bank that reports cash; it approves substitutions." }),
  items: z.array(ItemInput).max(50).default([]),
});
export const ItemsInput = z.strictObject({ items: z.array(ItemInput).min(1).max(MOST) });
export const ItemsRemovalInput = z.strictObject({ items: z.array(ItemId).min(1).max(MOST) });
export const ItemsAcceptanceInput = z.strictObject({
  items: z
    .array(
      z.strictObject({
        item: ItemId,
        principal: Money.meta({ description: "As it is offered: what you agree to." }),
      }),
    )
    .min(1)
    .max(MOST),
});
export const ClosingInput = z.strictObject({
  items: z.int().min(1).max(2_000).meta({ description: "How many underlyings you fix." }),
  principal: Money.meta({ description: "And their principal." }),
});
export const FlowKind = z.enum(["principal", "interest", "recovery"]);
export const FlowsInput = z.strictObject({
  flows: z
    .array(
      z.strictObject({
        item: ItemId,
        kind: FlowKind,
        amount: Money,
        receipt: MovementId.meta({ description: "Where the money came in." }),
        value_date: IsoDate,
      }),
    )
    .min(1)
    .max(MOST),
});
export const LossInput = z.strictObject({
  item: ItemId,
  amount: Money,
  value_date: IsoDate,
  reason: line(500),
});
export const NotesInput = z.strictObject({
  tranche: TrancheId,
  holders: z
    .array(z.strictObject({ holder: PartyId, face: Money }))
    .min(1)
    .max(MOST),
});
export const NoteTransferInput = z.strictObject({
  ...facts,
  reference: Reference,
  tranche: TrancheId,
  from: PartyId,
  to: PartyId,
  face: Money,
});
export const DistributionsInput = z.strictObject({
  ...facts,
  distributions: z
    .array(z.strictObject({ tranche: TrancheId, principal: Money, interest: Money, value_date: IsoDate }))
    .min(1)
    .max(MOST),
});
export const SubstitutionInput = z.strictObject({
  reference: Reference,
  out: ItemId,
  replacement: ItemInput,
  cash: Money.meta({ description: "Paid in for what the new principal is short of; zero if nothing." }),
  reason: line(500),
});

/* ----- what is answered ----- */

export const ItemSums = z
  .strictObject({
    principal: Money,
    outstanding: Money,
    collected: Money,
    written_off: Money,
    substituted: Money.meta({ description: "Outstanding when another took its place." }),
    interest: Money,
    recovered: Money,
    balanced: z.boolean().meta({
      description: "principal = outstanding + collected + written_off + substituted.",
    }),
  })
  .meta({ id: "PoolSums" });

export const Pool = z
  .strictObject({
    id: InstrumentId,
    issuer: PartyId,
    servicer: PartyId,
    currency: Currency,
    status: z.enum(["forming", "closed"]),
    items: z.int(),
    offered: z.int().meta({ description: "Not sold to the pool yet." }),
    sums: ItemSums,
    cash: Money.meta({ description: "Paid in with substitutions." }),
    paid: z.strictObject({ principal: Money, interest: Money }),
    notes: z.array(
      z.strictObject({
        tranche: TrancheId,
        issued: Money,
        principal_paid: Money,
        interest_paid: Money,
      }),
    ),
    data_root: Hash32,
    created: Place,
    profile: Profile,
  })
  .meta({ id: "Pool" });

export const PoolItem = z
  .strictObject({
    item: ItemId,
    originator: PartyId,
    project: AssetId.nullable(),
    status: z.enum(["offered", "accepted", "removed", "substituted"]),
    lien: LienId.nullable().meta({ description: "The pool's interest in it." }),
    sums: ItemSums,
    data_root: Hash32,
    created: Place,
    profile: Profile,
  })
  .meta({ id: "PoolItem" });

export const PoolFlow = z
  .strictObject({
    item: ItemId,
    kind: z.enum(["principal", "interest", "recovery", "loss"]),
    amount: Money,
    receipt: z
      .strictObject({
        id: MovementId,
        recorded: z.boolean().meta({ description: "Whether the ledger has it." }),
        attributed: Money.meta({ description: "Σ of all flows that name it." }),
        exceeded: z.boolean().meta({
          description: "The flows that name it add up to more than it brought, or to another currency.",
        }),
      })
      .nullable(),
    value_date: IsoDate,
    outstanding: Money.meta({ description: "On the underlying, afterwards." }),
    place: Place,
  })
  .meta({ id: "PoolFlow" });

export const NotePosition = z
  .strictObject({ tranche: TrancheId, holder: PartyId, face: Money })
  .meta({ id: "NotePosition" });

export const Distribution = z
  .strictObject({
    tranche: TrancheId,
    principal: Money,
    interest: Money,
    value_date: IsoDate,
    data_root: Hash32,
    place: Place,
  })
  .meta({ id: "Distribution" });

export const Substitution = z
  .strictObject({
    id: SubstitutionId,
    pool: InstrumentId,
    out: ItemId,
    replacement: z.strictObject({
      item: ItemId,
      originator: PartyId,
      project: AssetId.nullable(),
      principal: Money,
      data_root: Hash32,
    }),
    cash: Money,
    status: z.enum(["proposed", "approved", "completed", "withdrawn"]),
    data_root: Hash32.meta({ description: "Covers the whole proposal and its reason." }),
    outstanding: Money.nullable().meta({ description: "On `out` when it was replaced." }),
    created: Place,
  })
  .meta({ id: "Substitution" });

export const HolderLookThrough = z
  .strictObject({
    pool: InstrumentId,
    holder: PartyId,
    outstanding: Money.meta({ description: "On all underlyings." }),
    share: Money.meta({ description: "The holder's; the shares below add up to it." }),
    items: z.array(
      z.strictObject({
        item: ItemId,
        project: AssetId.nullable(),
        outstanding: Money,
        share: Money.meta({ description: "By largest remainder." }),
      }),
    ),
  })
  .meta({ id: "HolderLookThrough" });

export const ItemLookThrough = z
  .strictObject({
    pool: InstrumentId,
    outstanding: Money.meta({ description: "The amounts below add up to it." }),
    holders: z.array(z.strictObject({ holder: PartyId, amount: Money })),
  })
  .meta({ id: "ItemLookThrough" });

export const NoteTransfer = z
  .strictObject({
    id: NoteTransferId,
    tranche: TrancheId,
    from: PartyId,
    to: PartyId,
    face: Money,
    data_root: Hash32,
    place: Place,
  })
  .meta({ id: "NoteTransfer" });
