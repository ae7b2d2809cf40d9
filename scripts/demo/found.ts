import { createHash } from "node:crypto";
import { DemoError } from "./demo-error.ts";
import { type Desk, firstId } from "./desk.ts";
import { AFFILIATE } from "./node.ts";
import { LOAN } from "./plan.ts";
import { SECOND_DRAWDOWN } from "./planted-amounts.ts";

export const RULES = ["specified", "fifo", "prorata"] as const;
export type Rule = (typeof RULES)[number];

/** What one telling of the payments works with. */
export interface Stage {
  rule: Rule;
  account: string;
  instrument: string;
  tranche: string;
  project: string;
}

export interface Founded {
  council: string;
  affiliate: string;
  affiliateAccount: string;
  stages: Record<Rule, Stage>;
  /** The permit on which those of all projects stand. */
  permit: string;
}

/** Who acts: subjects of the development network. */
export const WHO = {
  operator: "operator",
  bank: "custodian",
  council: "oxford",
  verifier: "verifier",
} as const;
/** Whom the planted payments go to. */
export const CONTRACTOR = { reference: "planted-contractor", name: "Simulated contractor" };
export const CURRENCY = "GBP";
export const money = (minor: bigint) => ({ currency: CURRENCY, minor: minor.toString() });
/** A document that is made up for the demonstration. */
export const document = (name: string) => ({
  name,
  sha256: createHash("sha256").update(name).digest("hex"),
});

/** The payments are older than the taxonomies that are held here, so the demonstration brings one category. */
const SCHEME = "DEMO_WORKS_2015";
const CODE = "WORKS";
const PERMIT = "DEMO_WORKS_PERMIT";
/** Before the first payment day. */
const APPROVED = "2015-01-01";

/** Makes accounts, projects with their permits, and loans: one of each for every booking rule. */
export async function found(desk: Desk): Promise<Founded> {
  const parties = await partiesOf(desk);
  const council = parties("OXFORD");
  const bank = parties("SIM-CUSTODIAN");
  const affiliate = parties(AFFILIATE.reference);
  await desk.record(WHO.operator, "setPartyGroup", { params: { id: affiliate }, body: { group: council } });
  await desk.record(WHO.operator, "registerScheme", {
    body: {
      scheme: SCHEME,
      name: "One modelled category: building works",
      effective_from: APPROVED,
      effective_to: null,
      source: document("modelled category of the demonstration"),
      codes: [CODE],
    },
  });
  await desk.record(WHO.operator, "registerClaimSchema", {
    body: {
      schema: PERMIT,
      effect: "permit",
      longest_days: 0,
      challenge_window_seconds: 0,
      name: "Permit for the works (planted)",
      definition: document("definition of the planted permit"),
    },
  });
  const accounts = await openAccounts(desk, { council, affiliate });
  const projects = await registerProjects(desk);
  const permit = await attestPermits(desk, projects);
  const stages = {} as Record<Rule, Stage>;
  for (const [i, rule] of RULES.entries()) {
    const project = projects[i] ?? "";
    const { instrument, tranche } = await lend(desk, { rule, bank, project });
    stages[rule] = { rule, account: accounts[i] ?? "", instrument, tranche, project };
  }
  return { council, affiliate, affiliateAccount: accounts[RULES.length] ?? "", stages, permit };
}

async function partiesOf(desk: Desk): Promise<(reference: string) => string> {
  const ids = new Map<string, string>();
  for await (const { id, member, profile } of desk.as(WHO.operator).all("listParties", {})) {
    if (member && profile !== null) ids.set(profile.reference, id);
  }
  return (reference) => {
    const id = ids.get(reference);
    if (id === undefined) throw new DemoError("demo_unexpected", `There is no member ${reference}.`);
    return id;
  };
}

async function openAccounts(
  desk: Desk,
  { council, affiliate }: { council: string; affiliate: string },
): Promise<readonly string[]> {
  const shared = { kind: "operating" as const, currency: CURRENCY, simulated: true };
  const { ids } = await desk.record(WHO.bank, "openAccounts", {
    body: {
      accounts: [
        ...RULES.map((rule) => ({
          ...shared,
          reference: `demo-${rule}`,
          name: `Operating account of the council, booked ${rule}`,
          rule,
          owner: council,
        })),
        {
          ...shared,
          reference: "demo-affiliate",
          name: "Account of the simulated council company",
          rule: "specified" as const,
          owner: affiliate,
        },
      ],
    },
  });
  return ids;
}

async function registerProjects(desk: Desk): Promise<readonly string[]> {
  const { ids } = await desk.record(WHO.council, "registerAssets", {
    body: {
      assets: RULES.map((rule) => ({
        reference: `demo-works-${rule}`,
        name: `Building works of the capital programme, told ${rule}`,
        kind: "project" as const,
        currency: CURRENCY,
        simulated: true,
        classifications: [{ scheme: SCHEME, code: CODE }],
        documents: [document(`plan of the works, ${rule}`)],
      })),
    },
  });
  for (const id of ids) {
    const report = document(`report on ${id}`);
    await desk.record(WHO.verifier, "confirmAsset", { params: { id }, body: { valid_until: null, report } });
    const eligible_cost = money(LOAN + SECOND_DRAWDOWN);
    await desk.record(WHO.verifier, "verifyCost", { params: { id }, body: { eligible_cost, report } });
  }
  return ids;
}

/** One permit for the first project; those of the others stand on it. */
async function attestPermits(desk: Desk, projects: readonly string[]): Promise<string> {
  let permit: string | undefined;
  for (const [i, project] of projects.entries()) {
    const attested = await desk.record(WHO.verifier, "attestClaim", {
      body: {
        reference: `demo-permit-${i}`,
        name: "Permit for the works (planted)",
        simulated: true,
        schema: PERMIT,
        subject: project,
        valid_from: `${APPROVED}T00:00:00Z`,
        valid_until: null,
        ...(permit === undefined ? {} : { references: [permit] }),
        documents: [document(`permit ${i}`)],
      },
    });
    permit ??= firstId(attested);
    await desk.record(WHO.verifier, "requirePermit", { params: { id: project }, body: { schema: PERMIT } });
  }
  return firstId({ ids: permit === undefined ? [] : [permit] });
}

/** A green loan of the account's bank, in mode flag: what leaves without a project is recorded and marked. */
async function lend(
  desk: Desk,
  { rule, bank, project }: { rule: Rule; bank: string; project: string },
): Promise<{ instrument: string; tranche: string }> {
  const { ids } = await desk.record(WHO.bank, "registerInstrument", {
    body: {
      reference: `demo-loan-${rule}`,
      name: `Green loan to the council, told ${rule}`,
      simulated: true,
      kind: "loan",
      currency: CURRENCY,
      paying_agent: bank,
      approved_on: APPROVED,
      framework: {
        scheme: SCHEME,
        codes: [CODE],
        look_back_days: null,
        allocation_deadline: null,
        mode: "flag",
      },
      tranches: [{ reference: `demo-tranche-${rule}`, size: (LOAN + SECOND_DRAWDOWN).toString() }],
    },
  });
  const [instrument = "", tranche = ""] = ids;
  await desk.record(WHO.bank, "admitProjects", {
    params: { id: instrument },
    body: { tranche, projects: [{ project, code: CODE }] },
  });
  return { instrument, tranche };
}
