import type { Bytes32, Command, Entry, Payment } from "@green-ledger/domain";
import { type Actor, FOUNDING, testId } from "@green-ledger/testkit";
import { payment, type SenderSystem } from "./sender-system.ts";

/** One request of a member. */
export interface Act {
  name: string;
  sender: Actor;
  command: Command;
}

const root = testId("root", 1);
const { issuerAtA, issuerAtB, contractorAtA, contractorAtB, lenderAtA, lenderEuro } = FOUNDING.accounts;
const { wind, solar } = FOUNDING.assets;
const ONE_OF_BOND = [{ colour: 1, amount: 1n }];

/**
 * Every act that takes a list, of so many items each, in an order in which the ledger records all of them. The ids are
 * of this count, so stories of different counts follow each other on one chain.
 */
export function story({ cast, system }: SenderSystem, count: number): Act[] {
  const { issuer, bankA, bankB } = cast.members;
  const { bankATeller } = cast.officers;
  const { valueDate } = payment(0);
  const of = (name: string) => Array.from({ length: count }, (_, n) => testId(`${name} ${count}`, n));
  const paid = (name: string, fields: (n: number) => Partial<Payment>) =>
    of(name).map((id, n) => payment(0, { id, ...fields(n) }));
  const opened = of("account");
  const green = () => ({ draws: ONE_OF_BOND, project: wind });
  const requested = paid("requested", green);
  return [
    ...registrations({ cast, of, opened }),
    ...purposes({ cast, of, opened }),
    {
      name: "receipts",
      sender: bankB.key,
      command: {
        kind: "recordReceipts",
        receipts: [2, 3, 0].flatMap((colour) => received(of, opened, colour)),
      },
    },
    {
      name: "payments of other money",
      sender: bankB.key,
      command: { kind: "recordPayments", account: contractorAtB, payments: paid("plain", () => ({})) },
    },
    {
      name: "payments by the rule, of green money",
      sender: bankB.key,
      command: {
        kind: "recordPayments",
        account: issuerAtB,
        payments: paid("green", () => ({ project: solar, draws: [] })),
      },
    },
    {
      name: "transfers",
      sender: bankB.key,
      command: {
        kind: "recordPayments",
        account: contractorAtB,
        payments: paid("transfer", (n) => ({
          use: "transfer",
          payee: issuer.party,
          payeeAccount: opened[n] ?? null,
        })),
      },
    },
    {
      name: "payments that draw two colours",
      sender: bankA.key,
      command: {
        kind: "recordPayments",
        account: issuerAtA,
        payments: paid("both", () => ({
          amount: 2n,
          project: wind,
          draws: [...ONE_OF_BOND, { colour: 0, amount: 1n }],
        })),
      },
    },
    {
      name: "requests",
      sender: issuer.key,
      command: {
        kind: "requestPayments",
        account: issuerAtA,
        payments: requested,
        deadline: system.clock.now() + 86_400,
      },
    },
    {
      name: "releases",
      sender: bankATeller.key,
      command: { kind: "releasePayments", account: issuerAtA, payments: requested },
    },
    {
      name: "requests that come to nothing",
      sender: issuer.key,
      command: {
        kind: "requestPayments",
        account: issuerAtA,
        payments: paid("void", green),
        deadline: system.clock.now() + 86_400,
      },
    },
    {
      name: "cancellations",
      sender: issuer.key,
      command: { kind: "cancelPayments", account: issuerAtA, payments: of("void") },
    },
    {
      name: "reversals",
      sender: bankA.key,
      command: {
        kind: "reverseEntries",
        reversals: requested.map((target, n) => ({
          id: of("reversal")[n] ?? root,
          target: target.id,
          entry: entryOfPayment(issuerAtA, target),
          amount: target.amount,
          correction: false,
          valueDate,
          dataRoot: root,
        })),
      },
    },
    {
      name: "lendings",
      sender: bankA.key,
      command: {
        kind: "lendMoney",
        account: lenderAtA,
        lendings: of("lending").map((id) => ({
          ...{ id, into: 5, amount: 1n, to: contractorAtA, valueDate, dataRoot: root },
        })),
      },
    },
    {
      name: "conversions",
      sender: bankA.key,
      command: {
        kind: "convertMoney",
        account: lenderAtA,
        conversions: of("conversion").map((id) => ({
          ...{ id, colour: 4, sold: 8n, into: 6, bought: 1n, to: lenderEuro, rate: 10n ** 18n / 8n },
          ...{ sourceRoot: root, valueDate, dataRoot: root },
        })),
      },
    },
    ...statements({ cast, of, opened }),
  ];
}

interface Names {
  cast: SenderSystem["cast"];
  of(name: string): Bytes32[];
  opened: readonly Bytes32[];
}

function registrations({ cast, of, opened }: Names): Act[] {
  const { issuer, bankB } = cast.members;
  const asset = { kind: "project" as const, currency: "CNY", evidenceRoot: root, parents: [] };
  const classifications = [{ scheme: FOUNDING.schemes.icma, code: "GBP01" }];
  return [
    {
      name: "counterparties",
      sender: issuer.key,
      command: {
        kind: "registerCounterparties",
        counterparties: of("counterparty").map((id) => ({ id, dataRoot: id })),
      },
    },
    {
      name: "members",
      sender: cast.operator,
      command: {
        kind: "admitParties",
        parties: of("member").map((id) => ({ id, group: issuer.party, dataRoot: id })),
      },
    },
    {
      name: "assets",
      sender: issuer.key,
      command: {
        kind: "registerAssets",
        assets: of("asset").map((id) => ({ ...asset, id, classifications })),
      },
    },
    {
      name: "admissions",
      sender: issuer.key,
      command: {
        kind: "admitProjects",
        colour: 1,
        admissions: of("asset").map((project) => ({ project, code: "GBP01" })),
      },
    },
    {
      name: "budget lines",
      sender: issuer.key,
      command: {
        kind: "openLines",
        project: of("asset")[0] ?? root,
        lines: of("line").map((id) => ({
          ...{ id, cap: 10n, payee: null, from: 0, until: 0, spending: "new", dataRoot: root },
        })),
      },
    },
    {
      name: "accounts",
      sender: bankB.key,
      command: {
        kind: "openAccounts",
        accounts: opened.map((id) => ({
          ...{ id, kind: "operating", rule: "specified", placement: "none", placedUntil: 0 },
          ...{ currency: "CNY", owner: issuer.party, dataRoot: id },
        })),
      },
    },
  ];
}

/** A project with a budget, which is paid by line and against documents. */
function purposes({ cast, of }: Names): Act[] {
  const { issuer, verifier, bankA } = cast.members;
  const project = of("asset")[0] ?? root;
  const documents = of("document");
  return [
    {
      name: "documents",
      sender: issuer.key,
      command: {
        kind: "registerDocuments",
        documents: documents.map((exact) => ({
          fingerprints: [{ keyId: 1, exact, near: exact, nearby: [root] }],
          dataRoot: root,
        })),
      },
    },
    {
      name: "a confirmation",
      sender: verifier.key,
      command: { kind: "confirmAsset", asset: project, validUntil: 0, reportRoot: root },
    },
    {
      name: "a cost",
      sender: verifier.key,
      command: { kind: "verifyCost", project, eligibleCost: 1_000n, reportRoot: root },
    },
    {
      name: "payments by line, with documents",
      sender: bankA.key,
      command: {
        kind: "recordPayments",
        account: issuerAtA,
        payments: of("by line").map((id, n) =>
          payment(0, {
            ...{ id, project, draws: ONE_OF_BOND, line: of("line")[n] ?? null },
            documents: documents.slice(n, n + 1),
          }),
        ),
      },
    },
  ];
}

function received(of: Names["of"], opened: readonly Bytes32[], colour: number) {
  return opened.map((account, n) => ({
    id: of(`receipt ${colour}`)[n] ?? root,
    account,
    colour,
    amount: 100n,
    origin: colour === 0 ? ("income" as const) : ("proceeds" as const),
    payer: null,
    valueDate: payment(0).valueDate,
    dataRoot: account,
  }));
}

/** One after another: more than the ledger has, less in three colours, the same. Then what was missing. */
function statements({ cast, of, opened }: Names): Act[] {
  const { bankB } = cast.members;
  const { valueDate: day } = payment(0);
  const state = (name: string, later: number, closing: bigint): Act => ({
    name,
    sender: bankB.key,
    command: {
      kind: "stateBalances",
      statements: opened.map((account, n) => ({
        id: of(name)[n] ?? root,
        account,
        day: day + later,
        closing,
        statementRoot: root,
      })),
    },
  });
  return [
    state("stated more", 0, 400n),
    state("stated less", 1, 10n),
    ...opened.slice(0, 1).map((account, n): Act => {
      const [id = root, settled = root] = [of("explained")[n], of("settled")[n]];
      const draws = [{ colour: 2, amount: 60n }];
      const late = { id: settled, amount: 60n, draws, project: solar, valueDate: day - 1 };
      return {
        name: "explained",
        sender: bankB.key,
        command: {
          kind: "explainShortfall",
          explanation: {
            ...{ id, statement: of("stated less")[n] ?? root, account, restored: draws, dataRoot: root },
            payments: [payment(0, late)],
          },
        },
      };
    }),
    state("stated equal", 2, 10n),
  ];
}

/** What the ledger is told again of a payment that was recorded as it was asked for. */
export function entryOfPayment(account: Bytes32, asked: Payment): Entry {
  const { use, payee, payeeBank, payeeAccount, project, line, draws } = asked;
  return { account, use, payee, payeeBank, payeeAccount, project, line, draws };
}
