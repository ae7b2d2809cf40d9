import type { DownstreamBody, PathBody, UpstreamBody } from "@green-ledger/api";
import type {
  AccountId,
  AssetId,
  Colour,
  InstrumentId,
  MovementId,
  PartyId,
  Reason,
  TrancheId,
} from "@green-ledger/domain";
import type { CurrencyTotals, Downstream, Path, Upstream } from "@green-ledger/trace";
import { wireId, wireIdOrNull, wireLot } from "../ids/wire-ids.ts";
import { wireMoney } from "./common.ts";

/** What the forest does not know of what it answers with. */
export interface TraceFacts {
  trancheOf(colour: Colour): { id: TrancheId; instrument: InstrumentId } | undefined;
  currencyOf(account: AccountId): string;
  /** Why an entry was flagged; null if it was not. */
  flagOf(movement: MovementId): Reason | null;
  /** Names, as far as they may be shown. */
  parties: ReadonlyMap<PartyId, string>;
  projects: ReadonlyMap<AssetId, string>;
  accounts: ReadonlyMap<AccountId, string>;
  instruments: ReadonlyMap<InstrumentId, string>;
}

/** @param currency of the start, in which an answer without any money is given */
export function wireDownstream(answer: Downstream, currency: string, facts: TraceFacts): DownstreamBody {
  const { currencies, lots, payments, depth } = answer;
  return {
    currencies: (currencies.length === 0 ? [nothingIn(currency)] : currencies).map((totals) =>
      wireTotals(totals, facts),
    ),
    lots,
    payments,
    depth,
    truncated: currencies.some(({ payees, projects, categories, accounts }) =>
      [payees, projects, categories, accounts].some(({ rows, count }) => rows.length < count),
    ),
  };
}

function nothingIn(currency: string): CurrencyTotals {
  const none = { rows: [], count: 0 };
  const conservation = {
    start: 0n,
    live: 0n,
    allocated: 0n,
    returned: 0n,
    fees: 0n,
    breached: 0n,
    corrected: 0n,
    bought: 0n,
    sold: 0n,
    holds: true,
  };
  return { currency, conservation, payees: none, projects: none, categories: none, accounts: none };
}

function wireTotals(totals: CurrencyTotals, facts: TraceFacts): DownstreamBody["currencies"][number] {
  const { currency, payees, projects, categories, accounts } = totals;
  const money = (minor: bigint) => wireMoney(currency, minor);
  const nameOf = <Id>(names: ReadonlyMap<Id, string>, id: Id) => names.get(id) ?? null;
  const { conservation } = totals;
  return {
    conservation: {
      start: money(conservation.start),
      live: money(conservation.live),
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
    })),
    by_project: projects.rows.filter(hasProject).map((row) => ({
      project: wireId("asset", row.project),
      name: nameOf(facts.projects, row.project),
      amount: money(row.amount),
      payments: row.payments,
    })),
    by_category: categories.rows.filter(hasCode).map((row) => ({
      category: row.code,
      name: null,
      amount: money(row.allocated),
      payments: row.payments,
    })),
    live_by_account: accounts.rows
      .filter((row) => row.live > 0n)
      .map((row) => ({
        account: wireId("account", row.account),
        tranche: wireIdOrNull("tranche", facts.trancheOf(row.colour)?.id ?? null),
        name: nameOf(facts.accounts, row.account),
        amount: money(row.live),
      })),
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
  const sources = roots.rows.slice(0, limit).map(({ movement, account, colour, amount }) => {
    const tranche = facts.trancheOf(colour);
    return {
      receipt: wireId("movement", movement),
      account: wireId("account", account),
      tranche: wireIdOrNull("tranche", tranche?.id ?? null),
      instrument: wireIdOrNull("instrument", tranche?.instrument ?? null),
      name: tranche === undefined ? null : (facts.instruments.get(tranche.instrument) ?? null),
      amount: wireMoney(facts.currencyOf(account), amount),
    };
  });
  return {
    sources,
    totals: [...totals].map(([currency, minor]) => wireMoney(currency, minor)),
    conserved: holds,
    truncated: sources.length < roots.count,
  };
}

export function wirePath({ end, movement, payee, project, amount, lots }: Path, facts: TraceFacts): PathBody {
  // An account has one currency; exchange on the way changes it.
  const last = lots.at(-1);
  const currency = last === undefined ? "" : facts.currencyOf(last.account);
  return {
    amount: wireMoney(currency, amount),
    end: {
      kind: end,
      payment: wireIdOrNull("movement", movement),
      payee: wireIdOrNull("party", payee),
      payee_name: payee === null ? null : (facts.parties.get(payee) ?? null),
      project: wireIdOrNull("asset", project),
    },
    steps: lots.map((lot) => ({
      movement: wireId("movement", lot.movement),
      kind: lot.step,
      flag: facts.flagOf(lot.movement),
      account: wireId("account", lot.account),
      lot: wireLot(lot.account, lot.colour, lot.n),
      amount: wireMoney(facts.currencyOf(lot.account), lot.amount),
    })),
  };
}
