import { DEADLINE, type Money } from "./found-money.ts";
import type { Network } from "./found-network.ts";
import type { Samples } from "./samples.ts";
import { fileOf, mt940 } from "./statement-files.ts";

const DOCUMENT = { name: "statement.xml", sha256: "ab".repeat(32) };
const CNY_10 = { currency: "CNY", minor: "10" };
const params = (id: string) => ({ params: { id } });

type Names =
  | "proposeRule"
  | "acceptRule"
  | "withdrawRule"
  | "listThresholds"
  | "setThreshold"
  | "listLines"
  | "getLine"
  | "openLines"
  | "closeLines"
  | "requestPayments"
  | "releasePayment"
  | "releasePayments"
  | "cancelPayments"
  | "confirmPayment"
  | "disputePayment"
  | "reverseEntries"
  | "listStatements"
  | "stateBalances"
  | "importStatements"
  | "listStatementEntries"
  | "getStatementReport"
  | "explainShortfall"
  | "listLeaks"
  | "lendMoney"
  | "convertMoney"
  | "getHistory"
  | "listTrancheDays"
  | "listJoined";

/** Samples of what happens to money beside receipts and payments. */
export function moneySamples(
  network: Network,
  { requests, paid, budget, short, imported }: Money,
  confirmedRoot: string,
): Pick<Samples, Names> {
  const { account, otherAccount, project, tranche, parties } = network;
  return {
    proposeRule: { who: "bankA", ...params(account), body: { rule: "prorata" } },
    acceptRule: { who: "issuer", ...params(account), body: { rule: "prorata" } },
    withdrawRule: { who: "bankA", ...params(account), body: { rule: "prorata" } },
    listThresholds: { who: "data" },
    setThreshold: {
      who: "operator",
      body: { currency: "CNY", from: "2027-06-01", above: "100000000", source: DOCUMENT },
    },
    listLines: { who: "data", ...params(budget.project) },
    getLine: { who: "issuer", ...params(budget.line) },
    openLines: {
      who: "issuer",
      ...params(budget.project),
      body: {
        lines: [
          {
            reference: "cables",
            name: "Cables",
            cap: "300",
            payee: parties.contractor,
            from: "2027-01-01",
            until: "2028-12-31",
            spending: "refinancing",
          },
        ],
      },
    },
    closeLines: { who: "issuer", ...params(budget.project), body: { lines: [budget.line] } },
    requestPayments: {
      who: "issuer",
      body: {
        account,
        deadline: DEADLINE,
        payments: [
          {
            reference: "ask-4",
            amount: CNY_10,
            draws: [{ tranche, amount: "10" }],
            use: "allocate",
            entrusted: true,
            payee: { reference: "builder", name: "Builder" },
            payee_bank: parties.bankB,
            project,
            value_date: null,
            iso: {
              uetr: "97ed4827-7b6f-4491-a06f-b548d5a7512d",
              end_to_end_id: "E2E-1",
              purpose_code: "GDDS",
            },
          },
        ],
      },
    },
    releasePayment: { who: "bankA", ...params(requests.released), body: { value_date: "2027-01-09" } },
    releasePayments: {
      who: "bankA",
      body: { account, payments: [{ payment: requests.bulk, value_date: "2027-01-09" }] },
    },
    cancelPayments: { who: "issuer", body: { account, payments: [requests.cancelled] } },
    confirmPayment: { who: "bankB", ...params(paid.confirmed), body: { data_root: confirmedRoot } },
    disputePayment: { who: "bankB", ...params(paid.disputed), body: { reason: "It did not arrive." } },
    reverseEntries: {
      who: "bankA",
      body: {
        reversals: [
          {
            reference: "back-1",
            target: paid.confirmed,
            amount: { currency: "CNY", minor: "4" },
            correction: false,
            value_date: "2027-01-09",
          },
        ],
      },
    },
    listStatements: { who: "bankB", ...params(short.account) },
    stateBalances: {
      who: "bankB",
      body: {
        statements: [
          {
            account: short.account,
            day: "2027-01-07",
            closing: { currency: "CNY", minor: "40" },
            statement: DOCUMENT,
          },
        ],
      },
    },
    importStatements: { who: "bankB", body: { file: fileOf("next.sta", nextDay(imported.day)) } },
    listStatementEntries: {
      who: "bankB",
      ...params(imported.account),
      query: { status: "unmatched", day: imported.day },
    },
    getStatementReport: { who: "bankB", params: { id: imported.account, day: imported.day } },
    explainShortfall: {
      who: "bankB",
      ...params(short.statement),
      body: {
        reference: "found",
        restored: [{ tranche: null, amount: "60" }],
        payments: [
          {
            reference: "late",
            amount: { currency: "CNY", minor: "60" },
            draws: [{ tranche: null, amount: "60" }],
            use: "allocate",
            payee: { reference: "shop", name: "Shop" },
            value_date: "2027-01-06",
          },
        ],
      },
    },
    listLeaks: { who: "bankB" },
    lendMoney: {
      who: "bankB",
      body: {
        account: otherAccount,
        lendings: [
          { reference: "lend-1", into: tranche, amount: CNY_10, to: account, value_date: "2027-01-09" },
        ],
      },
    },
    convertMoney: {
      who: "bankB",
      body: {
        account: otherAccount,
        conversions: [
          {
            reference: "fx-1",
            tranche: null,
            sold: CNY_10,
            into: null,
            bought: CNY_10,
            to: short.account,
            rate: "1.0",
            source: DOCUMENT,
            value_date: "2027-01-09",
          },
        ],
      },
    },
    getHistory: { who: "issuer", ...params(account) },
    listTrancheDays: { who: "data", ...params(tranche) },
    listJoined: { who: "issuer", ...params(parties.contractor) },
  };
}

/** The statement after the one that was imported: it brings less than the ledger holds. */
function nextDay(day: string): string {
  const next = `${day.slice(0, -1)}${Number(day.slice(-1)) + 1}`;
  return mt940({
    account: "IMPORTED",
    day: next,
    opening: 70n,
    lines: [{ minor: -30n, reference: "X-2", name: "Shop" }],
  });
}
