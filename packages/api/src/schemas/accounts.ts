import { z } from "zod";
import {
  AccountId,
  Currency,
  Hash32,
  IsoDate,
  IsoTime,
  line,
  Minor,
  Money,
  MovementId,
  PartyId,
  Place,
  Reference,
  TrancheId,
} from "./common.ts";
import { Placement } from "./instruments.ts";

export const AccountKind = z.enum(["proceeds", "operating", "pool", "placement"]);
/** How a payment out of an account of several colours is booked. */
export const BookingRule = z.enum(["specified", "fifo", "prorata"]).meta({
  description:
    "specified: every payment says what it draws; fifo: oldest money first; prorata: by the shares of what the account holds.",
});

const facts = { reference: Reference, name: line(200), simulated: z.boolean().optional() };
export const AccountInput = z
  .strictObject({
    ...facts,
    kind: AccountKind,
    rule: BookingRule.default("specified"),
    placement: Placement.nullable().default(null).meta({ description: "Of a placement account: how." }),
    placed_until: IsoDate.nullable().default(null).meta({ description: "Null: on demand." }),
    currency: Currency,
    owner: PartyId,
  })
  .meta({ id: "AccountInput" });

export const Holding = z
  .strictObject({ tranche: TrancheId.nullable(), colour: z.int(), balance: Money, lots: z.int() })
  .meta({ id: "Holding" });
export const Account = z
  .strictObject({
    id: AccountId,
    owner: PartyId,
    custodian: PartyId,
    kind: AccountKind,
    rule: BookingRule.meta({ description: "In force at the block of the answer." }),
    rule_change: z
      .strictObject({
        rule: BookingRule,
        effective_from: IsoTime.nullable().meta({ description: "Null until the owner accepts it." }),
      })
      .nullable(),
    placement: Placement.nullable(),
    placed_until: IsoDate.nullable(),
    currency: Currency,
    balance: Money.meta({ description: "Over all colours." }),
    holdings: z.array(Holding),
    broken: z.boolean().meta({ description: "The newest statement was lower than the ledger." }),
    closed_through: IsoDate.nullable().meta({ description: "Day of the newest statement." }),
    created: Place,
    profile: z.strictObject(facts).nullable(),
  })
  .meta({ id: "Account" });

export const RuleInput = z.strictObject({ rule: BookingRule });

export const ThresholdInput = z
  .strictObject({
    currency: Currency,
    from: IsoDate,
    above: Minor.meta({ description: "A single payment above it must be entrusted." }),
    source: z.strictObject({
      name: line(200),
      sha256: z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits"),
      media_type: line(100).optional(),
    }),
  })
  .meta({ id: "ThresholdInput" });

/** What a bank states of a day. */
export const StatementRecord = z
  .strictObject({
    id: MovementId,
    account: AccountId,
    day: IsoDate,
    closing: Money,
    expected: Money.meta({ description: "What the ledger held before." }),
    statement_root: Hash32,
    place: Place,
  })
  .meta({ id: "StatementRecord" });
