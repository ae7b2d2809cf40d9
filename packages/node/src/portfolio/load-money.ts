import type { OperationBody } from "@green-ledger/sdk";
import { type Finding, findingOf } from "./findings.ts";
import { grouped, inParts, type Loading } from "./loading.ts";
import type { AllocationPlan, PortfolioPlan } from "./plan.ts";

/** Receipts or payments that a request may carry. */
const MOST = 1000;

export async function recordReceipts(plan: PortfolioPlan, loading: Loading): Promise<void> {
  const custodians = new Map(plan.accounts.map(({ reference, custodian }) => [reference, custodian]));
  const receipts = plan.instruments.flatMap((instrument) => instrument.receipts);
  const groups = grouped(receipts, ({ account }) => custodians.get(account) ?? "", MOST);
  const ask = ([custodian, part]: (typeof groups)[number]) =>
    loading.writer.write(loading.subject(custodian), "recordReceipts", {
      body: {
        receipts: part.map(({ account, tranche, currency, minor, valueDate, ...rest }) => ({
          ...rest,
          account: loading.id("account", account),
          tranche: loading.id("tranche", tranche),
          amount: { currency, minor: minor.toString() },
          origin: "proceeds" as const,
          payer: null,
          value_date: valueDate,
        })),
      },
    });
  const written = await loading.each("receipts", groups, ask, ([, part]) => part.length);
  await loading.writer.settle(written);
}

/** @returns what the ledger refused or marked, in the order of the payments */
export async function recordAllocations(plan: PortfolioPlan, loading: Loading): Promise<Finding[]> {
  const accounts = new Map(plan.accounts.map((account) => [account.reference, account]));
  const names = new Map(plan.projects.map(({ body }) => [body.reference, body.name]));
  const parts = plan.allocations.flatMap(({ payments, ...rest }) =>
    inParts(payments, MOST).map((part) => ({ ...rest, payments: part })),
  );
  const currencyOf = ({ account }: AllocationPlan) => accounts.get(account)?.currency ?? "";
  const ask = (part: AllocationPlan) =>
    loading.writer.write(
      loading.subject(accounts.get(part.account)?.custodian ?? ""),
      "recordPayments",
      paymentsInput(part, currencyOf(part), loading),
    );
  const written = await loading.each("allocations", parts, ask, ({ payments }) => payments.length);
  const operations = await loading.writer.settle(written);
  return parts.flatMap((part, i) => {
    const operation = operations.find(({ id }) => id === written[i]?.operation?.id);
    return findingsIn(operation, part, { ids: written[i]?.ids ?? [], currency: currencyOf(part), names });
  });
}

function paymentsInput({ account, tranche, payments }: AllocationPlan, currency: string, { id }: Loading) {
  return {
    body: {
      account: id("account", account),
      payments: payments.map(({ payee, project, minor, valueDate, ...rest }) => ({
        ...rest,
        amount: { currency, minor: minor.toString() },
        draws: [{ tranche: id("tranche", tranche), amount: minor.toString() }],
        use: "allocate" as const,
        payee: { id: id("payee", payee) },
        project: id("project", project),
        value_date: valueDate,
      })),
    },
  };
}

function findingsIn(
  operation: OperationBody | undefined,
  { payments }: AllocationPlan,
  { ids, currency, names }: { ids: readonly string[]; currency: string; names: ReadonlyMap<string, string> },
): Finding[] {
  return (operation?.outcome?.items ?? []).map((item) => {
    const payment = payments[ids.indexOf(item.id)];
    if (payment === undefined) {
      throw new TypeError(`the gateway decided on ${item.id}, which was not asked for`);
    }
    const { reference, project, minor } = payment;
    return findingOf(item, {
      currency,
      reference,
      project,
      projectName: names.get(project) ?? "",
      asked: minor,
    });
  });
}
