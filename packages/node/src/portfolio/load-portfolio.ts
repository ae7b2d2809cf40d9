import type { ItemOutcomeBody } from "@green-ledger/api";
import type { OperationBody } from "@green-ledger/sdk";
import type { SteadyWriter, Written } from "../development/steady-writer.ts";
import { wrong } from "./cells.ts";
import { type Finding, findingOf } from "./findings.ts";
import type { AccountPlan, AllocationPlan, InstrumentPlan, PortfolioPlan, ProjectPlan } from "./plan.ts";

export interface LoaderDeps {
  writer: SteadyWriter;
  /** Subject whose token acts for a member, by reference. */
  subjects: ReadonlyMap<string, string>;
  /** Id of a member in requests, by reference. */
  parties: ReadonlyMap<string, string>;
  /** A step begins, or has come so far. */
  onProgress(step: string, done: number, total: number): void;
}

/** What a request may carry. */
const MOST = { counterparties: 1000, accounts: 200, assets: 200, admissions: 200, movements: 1000 } as const;

/**
 * Loads a portfolio through the gateway as the systems of its issuers, its bank and its verifier would. Loading again
 * changes nothing.
 * @returns what the ledger refused or marked
 * @throws NodeError `portfolio_failed`, ApiError, TransportError
 */
export async function loadPortfolio(plan: PortfolioPlan, deps: LoaderDeps): Promise<Finding[]> {
  const { writer } = deps;
  const ids = new Map<string, string>();
  await writer.settle([
    ...(await registerCounterparties(plan, deps, ids)),
    ...(await openAccounts(plan, deps, ids)),
    ...(await registerInstruments(plan, deps, ids)),
  ]);
  await recordReceipts(plan, deps, ids);
  await registerProjects(plan, deps, ids);
  return recordAllocations(plan, deps, ids);
}

type Ids = Map<string, string>;

/** References are unique within a kind; one map serves all of them. */
const nameOf = (kind: string, reference: string) => `${kind} ${reference}`;

function idOf(ids: Ids, kind: string, reference: string): string {
  const id = ids.get(nameOf(kind, reference));
  if (id === undefined) throw wrong(`there is no ${kind} ${reference}`);
  return id;
}

function remember(ids: Ids, kind: string, references: readonly string[], written: Written): Written {
  for (const [i, reference] of references.entries()) ids.set(nameOf(kind, reference), written.ids[i] ?? "");
  return written;
}

function subject({ subjects }: LoaderDeps, reference: string): string {
  const found = subjects.get(reference);
  if (found === undefined) throw wrong(`there is no party ${reference}`);
  return found;
}

function party({ parties }: LoaderDeps, reference: string): string {
  const found = parties.get(reference);
  if (found === undefined) throw wrong(`there is no party ${reference}`);
  return found;
}

async function registerCounterparties(plan: PortfolioPlan, deps: LoaderDeps, ids: Ids): Promise<Written[]> {
  const groups = plan.counterparties.flatMap(({ registrar, counterparties }) =>
    inParts(counterparties, MOST.counterparties).map((part) => ({ registrar, part })),
  );
  return each(groups, "counterparties", deps, async ({ registrar, part }) =>
    remember(
      ids,
      "payee",
      part.map(({ reference }) => reference),
      await deps.writer.write(subject(deps, registrar), "registerCounterparties", { body: { counterparties: part } }),
    ),
  );
}

async function openAccounts(plan: PortfolioPlan, deps: LoaderDeps, ids: Ids): Promise<Written[]> {
  const groups = grouped(plan.accounts, ({ custodian }) => custodian, MOST.accounts);
  return each(groups, "accounts", deps, async ([custodian, part]) => {
    const accounts = part.map(({ owner, custodian: _, ...account }: AccountPlan) => ({
      ...account,
      owner: party(deps, owner),
    }));
    const references = part.map(({ reference }) => reference);
    return remember(
      ids,
      "account",
      references,
      await deps.writer.write(subject(deps, custodian), "openAccounts", { body: { accounts } }),
    );
  });
}

async function registerInstruments(plan: PortfolioPlan, deps: LoaderDeps, ids: Ids): Promise<Written[]> {
  return each(plan.instruments, "instruments", deps, async ({ issuer, payingAgent, body }: InstrumentPlan) => {
    const written = await deps.writer.write(subject(deps, issuer), "registerInstrument", {
      body: { ...body, paying_agent: party(deps, payingAgent) },
    });
    const [instrument = "", ...tranches] = written.ids;
    ids.set(nameOf("instrument", body.reference), instrument);
    for (const [i, { reference }] of body.tranches.entries()) {
      ids.set(nameOf("tranche", reference), tranches[i] ?? "");
      ids.set(nameOf("instrument of", reference), instrument);
    }
    return written;
  });
}

async function recordReceipts(plan: PortfolioPlan, deps: LoaderDeps, ids: Ids): Promise<void> {
  const custodians = new Map(plan.accounts.map(({ reference, custodian }) => [reference, custodian]));
  const receipts = plan.instruments.flatMap((instrument) => instrument.receipts);
  const groups = grouped(receipts, ({ account }) => custodians.get(account) ?? "", MOST.movements);
  const written = await each(groups, "receipts", deps, ([custodian, part]) =>
    deps.writer.write(subject(deps, custodian), "recordReceipts", {
      body: {
        receipts: part.map(({ reference, account, tranche, currency, minor, valueDate, documents, attributes }) => ({
          reference,
          account: idOf(ids, "account", account),
          tranche: idOf(ids, "tranche", tranche),
          amount: { currency, minor: minor.toString() },
          origin: "proceeds" as const,
          payer: null,
          value_date: valueDate,
          documents,
          attributes,
        })),
      },
    }),
  );
  await deps.writer.settle(written);
}

async function registerProjects({ projects, instruments }: PortfolioPlan, deps: LoaderDeps, ids: Ids): Promise<void> {
  const { writer } = deps;
  const byOwner = grouped(projects, ({ owner }) => owner, MOST.assets);
  await writer.settle(
    await each(byOwner, "projects", deps, async ([owner, part]) =>
      remember(
        ids,
        "project",
        part.map(({ body }) => body.reference),
        await writer.write(subject(deps, owner), "registerAssets", { body: { assets: part.map(({ body }) => body) } }),
      ),
    ),
  );
  await writer.settle(
    await each(projects, "confirmations", deps, ({ verifier, body, report }: ProjectPlan) =>
      writer.write(subject(deps, verifier), "confirmAsset", {
        params: { id: idOf(ids, "project", body.reference) },
        body: { valid_until: null, report },
      }),
    ),
  );
  await writer.settle(
    await each(projects, "eligible costs", deps, ({ verifier, body, eligibleCost, report }: ProjectPlan) =>
      writer.write(subject(deps, verifier), "verifyCost", {
        params: { id: idOf(ids, "project", body.reference) },
        body: { eligible_cost: { currency: body.currency, minor: eligibleCost.toString() }, report },
      }),
    ),
  );
  const issuers = new Map(
    instruments.flatMap(({ issuer, body }) => body.tranches.map(({ reference }) => [reference, issuer] as const)),
  );
  const byTranche = grouped(projects, ({ tranche }) => tranche, MOST.admissions);
  await writer.settle(
    await each(byTranche, "admissions", deps, ([tranche, part]) =>
      writer.write(subject(deps, issuers.get(tranche) ?? ""), "admitProjects", {
        params: { id: idOf(ids, "instrument of", tranche) },
        body: {
          tranche: idOf(ids, "tranche", tranche),
          projects: part.map(({ body, code }) => ({ project: idOf(ids, "project", body.reference), code })),
        },
      }),
    ),
  );
}

async function recordAllocations(plan: PortfolioPlan, deps: LoaderDeps, ids: Ids): Promise<Finding[]> {
  const accounts = new Map(plan.accounts.map((account) => [account.reference, account]));
  const parts = plan.allocations.flatMap(({ payments, ...rest }) =>
    inParts(payments, MOST.movements).map((part) => ({ ...rest, payments: part })),
  );
  const written = await each(parts, "allocations", deps, ({ account, tranche, payments }: AllocationPlan) => {
    const { custodian = "", currency = "" } = accounts.get(account) ?? {};
    return deps.writer.write(subject(deps, custodian), "recordPayments", {
      body: {
        account: idOf(ids, "account", account),
        payments: payments.map(({ reference, payee, project, minor, valueDate, documents, attributes }) => ({
          reference,
          tranche: idOf(ids, "tranche", tranche),
          amount: { currency, minor: minor.toString() },
          use: "allocate" as const,
          payee: { id: idOf(ids, "payee", payee) },
          project: idOf(ids, "project", project),
          value_date: valueDate,
          documents,
          attributes,
        })),
      },
    });
  });
  const operations = await deps.writer.settle(written);
  return parts.flatMap((part, i) => {
    const { currency = "" } = accounts.get(part.account) ?? {};
    const operation = operations.find(({ id }) => id === written[i]?.operation?.id);
    return findingsIn(operation, part, written[i]?.ids ?? [], { plan, currency });
  });
}

function findingsIn(
  operation: OperationBody | undefined,
  { payments }: AllocationPlan,
  ids: readonly string[],
  { plan, currency }: { plan: PortfolioPlan; currency: string },
): Finding[] {
  return (operation?.outcome?.items ?? []).map((item: ItemOutcomeBody) => {
    const payment = payments[ids.indexOf(item.id)];
    if (payment === undefined) throw new TypeError(`the gateway decided on ${item.id}, which was not asked for`);
    const project = plan.projects.find(({ body }) => body.reference === payment.project);
    return findingOf(item, {
      currency,
      reference: payment.reference,
      project: payment.project,
      projectName: project?.body.name ?? "",
      asked: payment.minor,
    });
  });
}

/** Asks for one after another of a list; a few at a time, in the order of the list. */
async function each<T>(
  items: readonly T[],
  step: string,
  { onProgress }: LoaderDeps,
  ask: (item: T) => Promise<Written>,
): Promise<Written[]> {
  const written: Written[] = [];
  onProgress(step, 0, items.length);
  for (const part of inParts(items, 16)) {
    written.push(...(await Promise.all(part.map(ask))));
    onProgress(step, written.length, items.length);
  }
  return written;
}

function inParts<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

function grouped<T>(items: readonly T[], key: (item: T) => string, size: number): [key: string, part: T[]][] {
  return [...Map.groupBy(items, key)].flatMap(([group, all]) =>
    inParts(all, size).map((part): [string, T[]] => [group, part]),
  );
}
