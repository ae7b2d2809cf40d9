import type { Written } from "../development/steady-writer.ts";
import { grouped, inParts, type Loading } from "./loading.ts";
import type { PortfolioPlan } from "./plan.ts";

/** What a request may carry. */
const MOST = { counterparties: 1000, accounts: 200 } as const;

export function registerCounterparties(plan: PortfolioPlan, loading: Loading): Promise<Written[]> {
  const parts = plan.counterparties.flatMap(({ registrar, counterparties }) =>
    inParts(counterparties, MOST.counterparties).map((part) => ({ registrar, part })),
  );
  const ask = async ({ registrar, part }: (typeof parts)[number]) => {
    const body = { counterparties: part };
    const written = await loading.writer.write(loading.subject(registrar), "registerCounterparties", {
      body,
    });
    const references = part.map(({ reference }) => reference);
    loading.remember("payee", references, written.ids);
    return written;
  };
  return loading.each("counterparties", parts, ask, ({ part }) => part.length);
}

export function openAccounts(plan: PortfolioPlan, loading: Loading): Promise<Written[]> {
  const groups = grouped(plan.accounts, ({ custodian }) => custodian, MOST.accounts);
  const ask = async ([custodian, part]: (typeof groups)[number]) => {
    const accounts = part.map(({ owner, custodian: _, ...account }) => ({
      ...account,
      owner: loading.party(owner),
    }));
    const written = await loading.writer.write(loading.subject(custodian), "openAccounts", {
      body: { accounts },
    });
    const references = part.map(({ reference }) => reference);
    loading.remember("account", references, written.ids);
    return written;
  };
  return loading.each("accounts", groups, ask, ([, part]) => part.length);
}

export function registerInstruments(plan: PortfolioPlan, loading: Loading): Promise<Written[]> {
  return loading.each("instruments", plan.instruments, async ({ issuer, payingAgent, body }) => {
    const written = await loading.writer.write(loading.subject(issuer), "registerInstrument", {
      body: { ...body, paying_agent: loading.party(payingAgent) },
    });
    const [instrument = "", ...tranches] = written.ids;
    const references = body.tranches.map(({ reference }) => reference);
    loading.remember("tranche", references, tranches);
    loading.remember("instrument of tranche", references, Array(references.length).fill(instrument));
    return written;
  });
}
