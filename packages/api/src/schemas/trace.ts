import { z } from "zod";
import {
  AccountId,
  AssetId,
  Code,
  InstrumentId,
  ListQuery,
  Money,
  MovementId,
  PartyId,
  ReadQuery,
  TrancheId,
} from "./common.ts";

/** A lot: (account, tranche or other money, number). */
export const LotRef = z
  .string()
  .regex(/^lot_[0-9a-f]{64}_\d{1,10}_\d{1,15}$/, "lot_<account>_<colour>_<n>")
  .meta({ example: `lot_${"0".repeat(64)}_1_1` });

const start = {
  instrument: InstrumentId.optional(),
  tranche: TrancheId.optional(),
  movement: MovementId.optional(),
  lot: LotRef.optional(),
};
const end = {
  payee: PartyId.optional(),
  project: AssetId.optional(),
  movement: MovementId.optional(),
  lot: LotRef.optional(),
};

/** Exactly one of the starting points; the gateway checks it. */
export const DownstreamQuery = ReadQuery.extend(start);
export const UpstreamQuery = ReadQuery.extend(end);
/** At most one starting point; without one, everything that ended at the payee or project. */
export const PathQuery = ListQuery.extend({
  ...start,
  payee: PartyId.optional(),
  project: AssetId.optional(),
});

/** What one group took in. */
const took = { name: z.string().nullable(), amount: Money, payments: z.int() };

/** start + bought = live + allocated + returned + fees + breached + corrected + sold, computed, never assumed. */
export const Conservation = z
  .strictObject({
    start: Money,
    live: Money,
    allocated: Money,
    returned: Money,
    fees: Money,
    breached: Money.meta({ description: "Left without a known use, less what came back or was explained." }),
    corrected: Money.meta({ description: "Left because it had never come: the receipt was an error." }),
    bought: Money.meta({ description: "Came in by exchange of money that is part of the answer." }),
    sold: Money,
    holds: z.boolean(),
  })
  .meta({ id: "Conservation" });

export const Downstream = z
  .strictObject({
    currencies: z.array(
      z.strictObject({
        conservation: Conservation,
        by_payee: z.array(z.strictObject({ payee: PartyId, ...took })),
        by_project: z.array(z.strictObject({ project: AssetId, ...took })),
        by_category: z.array(z.strictObject({ category: Code, ...took })),
        live_by_account: z.array(
          z.strictObject({
            account: AccountId,
            tranche: TrancheId.nullable(),
            name: z.string().nullable(),
            amount: Money,
          }),
        ),
      }),
    ),
    lots: z.int(),
    payments: z.int(),
    depth: z.int(),
    truncated: z.boolean().meta({
      description:
        "Groups show the 200 largest; the rest is summed in the conservation and reached by paths.",
    }),
  })
  .meta({ id: "Downstream" });

export const Upstream = z
  .strictObject({
    sources: z.array(
      z.strictObject({
        receipt: MovementId,
        account: AccountId,
        tranche: TrancheId.nullable(),
        instrument: InstrumentId.nullable(),
        name: z.string().nullable(),
        amount: Money,
      }),
    ),
    totals: z.array(Money),
    conserved: z.boolean().meta({ description: "The sources add up to what was asked about." }),
    truncated: z.boolean(),
  })
  .meta({ id: "Upstream" });

/** One amount on its way, from where it entered to where it is or ended. */
export const Path = z
  .strictObject({
    amount: Money,
    end: z.strictObject({
      kind: z.enum(["live", "allocate", "return", "fee", "breach", "correction"]),
      payment: MovementId.nullable(),
      payee: PartyId.nullable(),
      payee_name: z.string().nullable(),
      project: AssetId.nullable(),
    }),
    steps: z
      .array(
        z.strictObject({
          movement: MovementId,
          kind: z.enum(["root", "refund", "transfer", "lending", "conversion", "on_lent_return"]),
          flag: Code.nullable(),
          account: AccountId,
          lot: LotRef,
          amount: Money,
        }),
      )
      .meta({
        description:
          "First the receipt, or a payment that came back, then each entry by which it went on: the lot that it made, " +
          "its amount in the currency of its account, and why it was flagged, if it was.",
      }),
  })
  .meta({ id: "Path" });
