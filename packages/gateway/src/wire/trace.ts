import type { DownstreamBody, UpstreamBody } from "@green-ledger/api";
import type { AssetId, PartyId, Reason } from "@green-ledger/domain";
import type { AccountTotal, AtRisk, CurrencyTotals, Downstream, Upstream } from "@green-ledger/trace";
import { wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import { wireMoney, wireSecond } from "./common.ts";
import type { TraceFacts } from "./trace-facts.ts";
import { wireRisk } from "./trace-risk.ts";

/**
 * @param currency of the start, in which an answer without any money is given
 * @param risks what of the answer is at risk, by currency
 */
export function wireDownstream(
  answer: Downstream,
  { currency, risks, facts }: { currency: string; risks: readonly AtRisk[]; facts: TraceFacts },
): DownstreamBody {
  const { currencies, lots, payments, depth } = answer;
  return {
    currencies: (currencies.length === 0 ? [nothingIn(currency)] : currencies).map((totals) => ({
      ...wireTotals(totals, facts),
      at_risk: wireRisk(risks.find((risk) => risk.currency === totals.currency) ?? noRisk(totals), facts),
    })),
    lots,
    payments,
    depth,
    truncated: [
      ...currencies.flatMap(({ payees, projects, categories, accounts, placements }) => [
        payees,
        projects,
        categories,
        accounts,
        placements,
      ]),
      ...risks.flatMap(({ tranches, payees, projects }) => [tranches, payees, projects]),
    ].some(({ rows, count }) => rows.length < count),
  };
}

const NONE = { rows: [], count: 0 };

function noRisk({ currency }: CurrencyTotals): AtRisk {
  return { currency, amount: 0n, payments: 0, tranches: NONE, payees: NONE, projects: NONE };
}

function nothingIn(currency: string): CurrencyTotals {
  const conservation = {
    start: 0n,
    live: 0n,
    placed: 0n,
    allocated: 0n,
    returned: 0n,
    fees: 0n,
    breached: 0n,
    corrected: 0n,
    bought: 0n,
    sold: 0n,
    holds: true,
  };
  return {
    currency,
    conservation,
    payees: NONE,
    projects: NONE,
    categories: NONE,
    accounts: NONE,
    placements: NONE,
    joinedLater: 0n,
  };
}

function wireTotals(
  totals: CurrencyTotals,
  facts: TraceFacts,
): Omit<DownstreamBody["currencies"][number], "at_risk"> {
  const { currency, payees, projects, categories, accounts } = totals;
  const money = (minor: bigint) => wireMoney(currency, minor);
  const nameOf = <Id>(names: ReadonlyMap<Id, string>, id: Id) => names.get(id) ?? null;
  const { conservation } = totals;
  const held = (row: AccountTotal) => ({
    account: wireId("account", row.account),
    tranche: wireIdOrNull("tranche", facts.trancheOf(row.colour)?.id ?? null),
    name: nameOf(facts.accounts, row.account),
    amount: money(row.live),
  });
  return {
    conservation: {
      start: money(conservation.start),
      live: money(conservation.live),
      placed: money(conservation.placed),
      allocated: money(conservation.allocated),
      returned: money(conservation.returned),
      fees: money(conservation.fees),
      breached: money(conservation.breached),
      corrected: money(conservation.corrected),
      bought: money(conservation.bought),
      sold: money(conservation.sold),
      holds: conservation.holds,
    },
    by_payee: payees.rows.filter(hasPayee).map((row) => ({
      payee: wireId("party", row.payee),
      name: nameOf(facts.parties, row.payee),
      amount: money(row.allocated + row.returned + row.fees + row.breached),
      payments: row.payments,
      joined_later: row.joinedLater && {
        amount: money(row.joinedLater.amount),
        since: wireSecond(row.joinedLater.since),
      },
    })),
    by_project: projects.rows.filter(hasProject).map((row) => ({
      project: wireId("asset", row.project),
      name: nameOf(facts.projects, row.project),
      amount: money(row.amount),
      payments: row.payments,
      at_risk: facts.atRisk.has(row.project),
    })),
    by_category: categories.rows.filter(hasCode).map((row) => ({
      category: row.code,
      name: null,
      amount: money(row.allocated),
      payments: row.payments,
    })),
    live_by_account: accounts.rows.filter((row) => row.live > 0n && row.placement === null).map(held),
    placed: totals.placements.rows.flatMap((row) =>
      row.placement === null || row.since === null
        ? []
        : [{ ...held(row), placement: row.placement, ...facts.placedFor(row.account, row.since) }],
    ),
    joined_later: money(totals.joinedLater),
  };
}

/** Payments that name nobody, or no project, are in the sums only. */
const hasPayee = <Row extends { payee: PartyId | null }>(row: Row): row is Row & { payee: PartyId } =>
  row.payee !== null;
const hasProject = <Row extends { project: AssetId | null }>(row: Row): row is Row & { project: AssetId } =>
  row.project !== null;
const hasCode = <Row extends { code: string | null }>(row: Row): row is Row & { code: string } =>
  row.code !== null;

/**
 * @param answer with every source, since those of one payee may be in several currencies
 * @param limit how many sources are shown
 */
export function wireUpstream({ holds, roots }: Upstream, limit: number, facts: TraceFacts): UpstreamBody {
  const totals = new Map<string, bigint>();
  for (const { account, amount } of roots.rows) {
    const currency = facts.currencyOf(account);
    totals.set(currency, (totals.get(currency) ?? 0n) + amount);
  }
  const sources = roots.rows.slice(0, limit).map(({ movement, account, colour, amount, flag, rule }) => {
    const tranche = facts.trancheOf(colour);
    return {
      receipt: wireId("movement", movement),
      account: wireId("account", account),
      tranche: wireIdOrNull("tranche", tranche?.id ?? null),
      instrument: wireIdOrNull("instrument", tranche?.instrument ?? null),
      name: tranche === undefined ? null : (facts.instruments.get(tranche.instrument) ?? null),
      amount: wireMoney(facts.currencyOf(account), amount),
      flag: wireFlag(flag),
      rule,
    };
  });
  return {
    sources,
    totals: [...totals].map(([currency, minor]) => wireMoney(currency, minor)),
    conserved: holds,
    truncated: sources.length < roots.count,
  };
}

export const wireFlag = (flag: Reason): Reason | null => (flag === "none" ? null : flag);
