import { z } from "zod";

/** `portfolio.yaml`, as its README says. Texts may hold `{column}`. */

const text = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "YYYY-MM-DD");
const KEY_ROLES = ["maker", "checker", "custodian", "verifier", "regulator"] as const;
/** Names of values that stand in for what the sources do not say, and of values that nobody knows. */
const honesty = { modelled: z.array(text).optional(), unknown: z.array(text).optional() };

const Party = z.strictObject({
  reference: text,
  name: text,
  lei: text.optional(),
  country: z.string().length(2).optional(),
  roles: z.array(z.enum(KEY_ROLES)).min(1),
  simulated: z.boolean(),
});

const Counterparties = z.strictObject({
  table: text,
  registrar: text,
  reference: text,
  name: text,
  simulated: z.boolean(),
});

const Account = z.strictObject({
  owner: text,
  custodian: text,
  kind: z.enum(["proceeds", "operating", "pool"]),
  reference: text,
  simulated: z.boolean(),
});

const Framework = z.strictObject({
  reference: text,
  scheme: text,
  codes: z.array(text).min(1),
  mode: z.enum(["strict", "flag"]),
  look_back_days: z.union([z.literal("none"), z.int().min(0)]),
  allocation_deadline: z.union([z.literal("none"), day]),
  ...honesty,
});

const Receipt = z.strictObject({ reference: text, amount: text, value_date: text });
const Tranche = z.strictObject({ reference: text, size: text, receipt: Receipt });
const Instrument = z.strictObject({
  table: text.optional(),
  reference: text,
  name: text,
  issuer: text,
  kind: z.enum(["bond", "loan", "facility", "abs", "relending"]),
  currency: text,
  paying_agent: text,
  framework: text,
  approved_on: z.union([z.literal("first_settlement_date"), day]),
  approved_on_not_before: day.optional(),
  tranches: z.array(Tranche).min(1),
  ...honesty,
});

const Projects = z.strictObject({
  table: text,
  owner: text,
  kind: z.enum(["project", "building", "equipment", "vehicle", "natural", "other"]),
  reference: text,
  name: text,
  currency: text,
  evidence: z.literal("row"),
  classification: z.strictObject({ scheme: text, code: text }),
  verifier: text,
  eligible_cost: text,
  admitted_to: text,
  ...honesty,
});

const Allocations = z.strictObject({
  table: text,
  account: text,
  tranche: text,
  reference: text,
  payee: text,
  project: text,
  amount: text,
  skip_zero: z.boolean(),
  value_date: day,
  evidence: z.literal("row"),
  ...honesty,
});

export const PortfolioFile = z.strictObject({
  format: z.literal("green-ledger/portfolio/1"),
  sources: z.array(
    z.strictObject({
      table: text,
      publisher: text,
      publication: text,
      extracted_on: z.union([day, z.date()]),
    }),
  ),
  parties: z.array(Party),
  counterparties: z.array(Counterparties),
  accounts: z.array(Account),
  frameworks: z.array(Framework),
  instruments: z.array(Instrument),
  projects: z.array(Projects),
  allocations: z.array(Allocations),
});

export type PortfolioFile = z.output<typeof PortfolioFile>;
export type PartyBlock = z.output<typeof Party>;
export type FrameworkBlock = z.output<typeof Framework>;
export type InstrumentBlock = z.output<typeof Instrument>;
