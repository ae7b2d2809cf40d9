import type { DevelopmentMember } from "../development/members.ts";
import { fill, honestyFacts, minorOf, rowDocument, rowsOf, statedFacts, wrong } from "./cells.ts";
import type { PartyBlock } from "./format.ts";
import type { AccountPlan, AllocationPlan, InstrumentPlan, PortfolioPlan, ProjectPlan } from "./plan.ts";
import { planInstruments } from "./plan-instruments.ts";
import type { PortfolioSource } from "./read-portfolio.ts";

/**
 * What a portfolio asks for, with every amount and text filled in. Nothing is sent.
 * @throws NodeError `portfolio_failed` if it does not fit together
 */
export function planPortfolio(source: PortfolioSource): PortfolioPlan {
  const instruments = planInstruments(source);
  const accounts = planAccounts(source, instruments);
  const tranches = new Map(
    instruments.flatMap(({ body, issuer }) =>
      body.tranches.map(({ reference }) => [reference, { issuer, currency: body.currency }] as const),
    ),
  );
  const projects = planProjects(source);
  for (const { tranche } of projects)
    if (!tranches.has(tranche)) throw wrong(`there is no tranche ${tranche}`);
  return {
    counterparties: planCounterparties(source),
    accounts,
    instruments,
    projects,
    allocations: planAllocations(source, accounts),
  };
}

/** The members that a portfolio brings. What they are follows from what their keys may do. */
export function membersOf({ file }: PortfolioSource): DevelopmentMember[] {
  return file.parties.map((party) => ({
    reference: party.reference,
    name: party.name,
    kind: kindOf(party),
    keyRoles: party.roles,
    country: party.country,
    lei: party.lei,
    simulated: party.simulated,
  }));
}

function kindOf({ roles }: PartyBlock): DevelopmentMember["kind"] {
  if (roles.includes("custodian")) return "bank";
  if (roles.includes("verifier")) return "verifier";
  return roles.includes("regulator") ? "regulator" : "issuer";
}

function planCounterparties(source: PortfolioSource): PortfolioPlan["counterparties"] {
  return source.file.counterparties.map(({ table, registrar, reference, name, simulated }) => ({
    registrar,
    counterparties: rowsOf(source, table).map((row) => ({
      reference: fill(reference, row),
      name: fill(name, row),
      simulated,
    })),
  }));
}

/** One account for each currency of the owner's instruments. */
function planAccounts({ file }: PortfolioSource, instruments: readonly InstrumentPlan[]): AccountPlan[] {
  return file.accounts.flatMap(({ owner, custodian, kind, reference, simulated }) => {
    const own = instruments.filter(({ issuer }) => issuer === owner);
    const currencies = [...new Set(own.map(({ body }) => body.currency))].sort();
    return currencies.map((currency) => ({
      owner,
      custodian,
      kind,
      rule: "specified" as const,
      currency,
      simulated,
      reference: fill(reference, { currency }),
      name: `${owner} ${kind} account in ${currency}`,
    }));
  });
}

function planProjects(source: PortfolioSource): ProjectPlan[] {
  return source.file.projects.flatMap((block) => {
    const { table, owner, verifier, currency, kind, classification } = block;
    const origin = source.file.sources.find((entry) => entry.table === table);
    return rowsOf(source, table).map((row) => {
      const reference = fill(block.reference, row);
      const report = rowDocument(table, reference, row);
      const code = fill(classification.code, row);
      const country = row.country_code ?? "";
      return {
        owner,
        verifier,
        body: {
          reference,
          name: fill(block.name, row),
          kind,
          currency,
          ...(country === "" ? {} : { country }),
          ...(origin === undefined ? {} : { source: `${origin.publisher}: ${origin.publication}` }),
          classifications: [{ scheme: classification.scheme, code }],
          documents: [report],
          attributes: { ...statedFacts(row), ...honestyFacts(block) },
        },
        eligibleCost: minorOf(fill(block.eligible_cost, row), currency),
        report,
        tranche: block.admitted_to,
        code,
      };
    });
  });
}

function planAllocations(source: PortfolioSource, accounts: readonly AccountPlan[]): AllocationPlan[] {
  return source.file.allocations.map((block) => {
    const currency = accounts.find(({ reference }) => reference === block.account)?.currency;
    if (currency === undefined) throw wrong(`there is no account ${block.account}`);
    const payments = rowsOf(source, block.table).map((row) => ({
      reference: fill(block.reference, row),
      payee: fill(block.payee, row),
      project: fill(block.project, row),
      minor: minorOf(fill(block.amount, row), currency),
      valueDate: block.value_date,
      documents: [rowDocument(block.table, fill(block.project, row), row)],
      attributes: honestyFacts(block),
    }));
    return {
      account: block.account,
      tranche: block.tranche,
      payments: block.skip_zero ? payments.filter(({ minor }) => minor > 0n) : payments,
    };
  });
}
