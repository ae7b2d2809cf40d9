import type { Network } from "./found-network.ts";
import { fileOf, mt940 } from "./statement-files.ts";

/** Entries of every kind that acts can be about. */
export interface Money {
  /** Payments that the issuer asked bank A for. */
  requests: { released: string; bulk: string; cancelled: string };
  /** Payments of bank A to the contractor, whose bank is bank B. */
  paid: { confirmed: string; disputed: string };
  /** A second project of the issuer, and a line of its budget. */
  budget: { project: string; line: string };
  /** An account of the contractor at bank B, and the statement that showed 60 of it missing. */
  short: { account: string; statement: string };
  /** An account of the contractor at bank B whose statement of a day came in a file, with an entry nobody knows. */
  imported: { account: string; day: string };
}

const WAIT = { wait: 20 };
export const DEADLINE = "2036-01-01T00:00:00Z";
const cny = (minor: string) => ({ currency: "CNY", minor });

export async function foundMoney(network: Network): Promise<Money> {
  const { account, project, parties } = network;
  const [issuer, bankA, bankB] = await Promise.all(
    (["issuer", "bankA", "bankB"] as const).map((who) => network.client(who)),
  );
  if (issuer === undefined || bankA === undefined || bankB === undefined) throw new Error("no client");

  const allocation = {
    amount: cny("10"),
    use: "allocate" as const,
    payee: { id: parties.contractor },
    payee_bank: parties.bankB,
    project,
    value_date: "2027-01-08",
  };
  const asked = await issuer.write(
    "requestPayments",
    {
      body: {
        account,
        deadline: DEADLINE,
        payments: ["ask-1", "ask-2", "ask-3"].map((reference) => ({ ...allocation, reference })),
      },
    },
    WAIT,
  );
  const paid = await bankA.write(
    "recordPayments",
    { body: { account, payments: ["pay-1", "pay-2"].map((reference) => ({ ...allocation, reference })) } },
    WAIT,
  );
  const assets = await issuer.write(
    "registerAssets",
    {
      body: {
        assets: [
          {
            reference: "wind-2",
            name: "Second wind farm",
            kind: "project",
            currency: "CNY",
            classifications: [{ scheme: "ICMA_GBP_2021", code: "GBP01" }],
            documents: [{ name: "permit.pdf", sha256: "cd".repeat(32) }],
          },
        ],
      },
    },
    WAIT,
  );
  const [second = ""] = assets.ids;
  const lines = await issuer.write(
    "openLines",
    {
      params: { id: second },
      body: {
        lines: [
          {
            reference: "towers",
            name: "Towers",
            cap: "500",
            payee: null,
            from: null,
            until: null,
            spending: "new",
          },
        ],
      },
    },
    WAIT,
  );
  const short = await shortAccount(bankB, parties.contractor);
  const imported = await importedAccount(bankB, parties.contractor);
  const [released = "", bulk = "", cancelled = ""] = asked.ids;
  const [confirmed = "", disputed = ""] = paid.ids;
  return {
    requests: { released, bulk, cancelled },
    paid: { confirmed, disputed },
    budget: { project: second, line: lines.ids[0] ?? "" },
    short,
    imported,
  };
}

type Client = Awaited<ReturnType<Network["client"]>>;

async function shortAccount(bank: Client, owner: string): Promise<Money["short"]> {
  const opened = await bank.write(
    "openAccounts",
    {
      body: { accounts: [{ reference: "short", name: "Short", kind: "operating", currency: "CNY", owner }] },
    },
    WAIT,
  );
  const [account = ""] = opened.ids;
  await bank.write(
    "recordReceipt",
    {
      body: {
        account,
        reference: "S-1",
        amount: cny("100"),
        tranche: null,
        value_date: "2027-01-05",
        origin: "income",
        payer: null,
      },
    },
    WAIT,
  );
  const stated = await bank.write(
    "stateBalances",
    {
      body: {
        statements: [
          {
            account,
            day: "2027-01-06",
            closing: cny("40"),
            statement: { name: "camt.053.xml", sha256: "aa".repeat(32) },
          },
        ],
      },
    },
    WAIT,
  );
  return { account, statement: stated.ids[0] ?? "" };
}

async function importedAccount(bank: Client, owner: string): Promise<Money["imported"]> {
  const opened = await bank.write(
    "openAccounts",
    {
      body: {
        accounts: [{ reference: "IMPORTED", name: "Imported", kind: "operating", currency: "CNY", owner }],
      },
    },
    WAIT,
  );
  const day = "2027-01-06";
  const text = mt940({ account: "IMPORTED", day, opening: 0n, lines: [{ minor: 70n, reference: "X-1" }] });
  await bank.write("importStatements", { body: { file: fileOf("day.sta", text) } }, WAIT);
  return { account: opened.ids[0] ?? "", day };
}
