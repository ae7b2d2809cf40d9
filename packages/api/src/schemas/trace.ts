import { z } from "zod";
import { BookingRule } from "./accounts.ts";
import {
  AccountId,
  AssetId,
  ClaimId,
  Code,
  InstrumentId,
  IsoDate,
  IsoTime,
  ListQuery,
  Money,
  MovementId,
  PartyId,
  ReadQuery,
  TrancheId,
} from "./common.ts";
import { Placement } from "./instruments.ts";

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

/** Of the two, exactly one. */
export const AtRiskQuery = ReadQuery.extend({ project: AssetId.optional(), claim: ClaimId.optional() });
export const IdleQuery = ListQuery.extend({ tranche: TrancheId });

/** What the ledger says of the entry behind an edge. */
const told = {
  flag: Code.nullable().meta({ description: "Reason code if the entry was recorded and marked." }),
  rule: BookingRule.meta({ description: "By which the account was booked when it was recorded." }),
};

/** What one group took in. */
const took = { name: z.string().nullable(), amount: Money, payments: z.int() };

const risk = { amount: Money, payments: z.int() };

/** What of one currency rests on something that is out of standing, largest first. */
export const RiskSums = z
  .strictObject({
    ...risk,
    by_tranche: z.array(
      z.strictObject({
        tranche: TrancheId.nullable().meta({ description: "Null for other money." }),
        ...risk,
      }),
    ),
    by_payee: z.array(z.strictObject({ payee: PartyId, name: z.string().nullable(), ...risk })),
    by_project: z.array(z.strictObject({ project: AssetId, name: z.string().nullable(), ...risk })),
  })
  .meta({ id: "RiskSums" });

/** Money that is placed for a time. */
const placed = {
  placement: Placement,
  since: IsoDate.nullable().meta({
    description:
      "Value date of the first entry of which money is still there; the day of its block if unknown.",
  }),
  until: IsoDate.nullable().meta({ description: "Until when it is placed; null if no end was said." }),
};

/** start + bought = live + placed + allocated + returned + fees + breached + corrected + sold, computed, never assumed. */
export const Conservation = z
  .strictObject({
    start: Money,
    live: Money.meta({ description: "Still there, and not placed for a time." }),
    placed: Money,
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
        by_payee: z.array(
          z.strictObject({
            payee: PartyId,
            ...took,
            joined_later: z.strictObject({ amount: Money, since: IsoTime }).nullable().meta({
              description:
                "What was allocated to it before it joined the payer's group, and when it joined; it stays allocated.",
            }),
          }),
        ),
        by_project: z.array(
          z.strictObject({
            project: AssetId,
            ...took,
            at_risk: z.boolean().meta({ description: "It is out of standing at as_of." }),
          }),
        ),
        by_category: z.array(z.strictObject({ category: Code, ...took })),
        live_by_account: z.array(
          z.strictObject({
            account: AccountId,
            tranche: TrancheId.nullable(),
            name: z.string().nullable(),
            amount: Money,
          }),
        ),
        placed: z.array(
          z.strictObject({
            account: AccountId,
            tranche: TrancheId.nullable(),
            name: z.string().nullable(),
            amount: Money,
            ...placed,
          }),
        ),
        joined_later: Money.meta({ description: "Allocated to payees that joined the payer's group later." }),
        at_risk: RiskSums,
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
        ...told,
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
      kind: z.enum(["live", "placed", "allocate", "return", "fee", "breach", "correction"]),
      payment: MovementId.nullable(),
      payee: PartyId.nullable(),
      payee_name: z.string().nullable(),
      project: AssetId.nullable(),
      flag: told.flag,
      rule: told.rule.nullable(),
      placed: z.strictObject(placed).nullable(),
      at_risk: z
        .boolean()
        .meta({ description: "Its project is out of standing at as_of: so is the whole way." }),
      joined_later: IsoTime.nullable().meta({
        description: "When the payee joined the payer's group, if that was after the payment.",
      }),
    }),
    steps: z
      .array(
        z.strictObject({
          movement: MovementId,
          kind: z.enum(["root", "refund", "transfer", "lending", "conversion", "on_lent_return"]),
          ...told,
          account: AccountId,
          lot: LotRef,
          amount: Money,
          came_back: z
            .strictObject({
              movement: MovementId,
              from: z.array(z.strictObject({ lot: LotRef, amount: Money })),
            })
            .nullable()
            .meta({
              description: "Of a refund: the entry that it undoes, and the lots that had left with it.",
            }),
        }),
      )
      .meta({
        description:
          "First the receipt, then each entry by which it went on: the lot that it made, its amount in the currency of " +
          "its account, by which rule it was booked, and why it was flagged, if it was. Money that came back is a step of " +
          "its own, the counter-entry, after the lot of which most had left.",
      }),
  })
  .meta({ id: "Path" });

/** What rests on a project, or on a claim, that is out of standing. */
export const TraceAtRisk = z
  .strictObject({
    currencies: z.array(RiskSums).meta({ description: "One for each currency; none if nothing is at risk." }),
    truncated: z.boolean().meta({
      description: "Groups show the 200 largest; of a claim, the first 2000 that stand on it are followed.",
    }),
  })
  .meta({ id: "TraceAtRisk" });

/** Where unspent money of a tranche lay at the end of a UTC day of the blocks. */
export const IdleDay = z
  .strictObject({
    day: IsoDate,
    idle: Money.meta({ description: "On accounts that are no placements." }),
    placed: z.array(z.strictObject({ placement: Placement, amount: Money })),
  })
  .meta({ id: "IdleDay" });
