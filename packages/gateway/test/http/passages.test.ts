import type { WriteRouteName } from "@green-ledger/api";
import type { Client, WriteInput } from "@green-ledger/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEADLINE } from "../found-money.ts";
import { foundNetwork, type Network } from "../found-network.ts";
import { startNode, type TestNode } from "../test-node.ts";

const WAIT = { wait: 20 };
const DOCUMENT = { name: "rate.pdf", sha256: "ab".repeat(32) };
const money = (currency: string, minor: number) => ({ currency, minor: String(minor) });
const cny = (minor: number) => money("CNY", minor);
const usd = (minor: number) => money("USD", minor);
const value_date = "2027-01-09";

let node: TestNode;
let network: Network;
let issuer: Client;
let bankA: Client;
let bankB: Client;
beforeAll(async () => {
  node = await startNode();
  network = await foundNetwork(node);
  [issuer, bankA, bankB] = await Promise.all([
    network.client("issuer"),
    network.client("bankA"),
    network.client("bankB"),
  ]);
});
afterAll(() => node.close());

/** Asks first: what the dry run promises is what the write does. @returns the ids */
async function record<N extends WriteRouteName>(
  client: Client,
  name: N,
  input: WriteInput<N>,
): Promise<readonly string[]> {
  const promised = await client.dryRun(name, input);
  expect(promised, JSON.stringify(promised)).toMatchObject({ would: "record", items: [], error: null });
  const done = await client.write(name, input, WAIT);
  expect(done.operation, JSON.stringify(done.operation)).toMatchObject({ status: "final", error: null });
  expect(done.operation?.outcome?.items ?? []).toEqual([]);
  return done.ids;
}

const movement = async (client: Client, id: string) =>
  (await client.read("getMovement", { params: { id } })).data;

async function instrumentOf(
  client: Client,
  {
    reference,
    kind,
    currency,
    parent,
    agent,
  }: Record<"reference" | "currency" | "agent", string> & {
    kind: "bond" | "loan";
    parent: string | null;
  },
): Promise<string> {
  const [instrument = "", tranche = ""] = await record(client, "registerInstrument", {
    body: {
      reference,
      name: reference,
      kind,
      currency,
      paying_agent: agent,
      approved_on: "2026-12-01",
      framework: {
        scheme: "ICMA_GBP_2021",
        codes: ["GBP01"],
        look_back_days: null,
        allocation_deadline: null,
        mode: "strict",
      },
      tranches: [{ reference: "A", size: "100000", parent }],
    },
  });
  const body = { tranche, projects: [{ project: network.project, code: "GBP01" }] };
  if (currency === "CNY") await record(client, "admitProjects", { params: { id: instrument }, body });
  return tranche;
}

async function accountOf(
  client: Client,
  reference: string,
  owner: string,
  currency: string,
): Promise<string> {
  const account = { reference, name: reference, kind: "operating" as const, currency, owner };
  const [id = ""] = await record(client, "openAccounts", { body: { accounts: [account] } });
  return id;
}

describe("a payment that is disputed", () => {
  async function disputed(reference: string): Promise<string> {
    const payment = {
      reference,
      amount: cny(20),
      use: "allocate" as const,
      payee: { id: network.parties.contractor },
      payee_bank: network.parties.bankB,
      project: network.project,
      value_date,
    };
    const [id = ""] = await record(issuer, "requestPayments", {
      body: { account: network.account, deadline: DEADLINE, payments: [payment] },
    });
    await record(bankA, "releasePayment", { params: { id }, body: { value_date } });
    await record(bankB, "disputePayment", { params: { id }, body: { reason: "It did not arrive." } });
    expect(await movement(issuer, id)).toMatchObject({ state: "disputed" });
    return id;
  }

  it("is confirmed after all", async () => {
    const id = await disputed("late");
    const { data_root } = await movement(bankB, id);
    await record(bankB, "confirmPayment", { params: { id }, body: { data_root } });
    expect(await movement(issuer, id)).toMatchObject({ state: "confirmed", reversed: [] });
  });

  it("or comes back by the payer's bank, in its colour", async () => {
    const id = await disputed("failed");
    const reversal = { reference: "failed-back", target: id, amount: cny(20), correction: true, value_date };
    await record(bankA, "reverseEntries", { body: { reversals: [reversal] } });
    const tranche = { tranche: network.tranche, amount: cny(20) };
    expect(await movement(issuer, id)).toMatchObject({ state: "disputed", reversed: [tranche] });
  });
});

describe("on-lent money", () => {
  it("is lent, allocated from the loan, repaid, and followed across", async () => {
    const { parties, project } = network;
    const terms = { currency: "CNY", agent: parties.bankB };
    const bond = await instrumentOf(bankB, { ...terms, reference: "own-bond", kind: "bond", parent: null });
    const loan = await instrumentOf(bankB, { ...terms, reference: "on-loan", kind: "loan", parent: bond });
    const own = await accountOf(bankB, "own", parties.bankB, "CNY");
    const borrower = await accountOf(bankB, "borrower", parties.contractor, "CNY");
    await record(bankB, "recordReceipt", {
      body: {
        account: own,
        reference: "own-1",
        amount: cny(1000),
        tranche: bond,
        value_date,
        payer: null,
        origin: "proceeds",
      },
    });
    const lending = { reference: "lend", into: loan, amount: cny(600), to: borrower, value_date };
    const specified = { tranche: bond, amount: cny(600) };
    const [lent = ""] = await record(bankB, "lendMoney", { body: { account: own, lendings: [lending] } });
    expect(await movement(bankB, lent)).toMatchObject({
      kind: "lending",
      draws: [specified],
      passage: { into: loan, arrived: cny(600) },
    });
    const allocation = {
      reference: "towers",
      account: borrower,
      amount: cny(250),
      draws: [{ tranche: loan, amount: "250" }],
      use: "allocate" as const,
      payee: { reference: "tower-maker", name: "Tower maker" },
      project,
      value_date,
    };
    const [paid = ""] = await record(bankB, "recordPayment", { body: allocation });
    const [repayment = ""] = await record(bankB, "recordReceipt", {
      body: {
        account: own,
        reference: "back",
        amount: cny(100),
        tranche: loan,
        value_date,
        payer: null,
        origin: "repayment",
      },
    });
    expect(await movement(bankB, repayment)).toMatchObject({
      state: "repaid",
      repays: loan,
      draws: [{ tranche: bond, amount: cny(100) }],
    });

    const down = (await bankB.read("traceDownstream", { query: { tranche: bond } })).data;
    expect(JSON.stringify(down)).toContain(project);
    const up = (await bankB.read("traceUpstream", { query: { movement: paid } })).data;
    expect(up.sources).toMatchObject([{ tranche: bond, amount: cny(250) }]);
    const paths = (await bankB.read("tracePaths", { query: { tranche: bond } })).data;
    const across = paths.find(({ end }) => end.payment === paid);
    expect(across?.steps.map(({ kind }) => kind)).toEqual(["root", "lending"]);
  });
});

describe("exchanged money", () => {
  it("goes on in the other currency at the rate, to the minor unit, and is followed across", async () => {
    const { parties, tranche, account } = network;
    const dollars = await instrumentOf(issuer, {
      reference: "dollars",
      kind: "loan",
      currency: "USD",
      parent: tranche,
      agent: parties.bankA,
    });
    const abroad = await accountOf(bankA, "abroad", parties.issuer, "USD");
    const conversion = {
      reference: "fx",
      tranche,
      sold: cny(725),
      into: dollars,
      bought: usd(100),
      to: abroad,
      rate: "0.137931034482758621",
      source: DOCUMENT,
      value_date,
    };
    const wrong = { ...conversion, bought: usd(102) };
    const refused = await bankA.dryRun("convertMoney", { body: { account, conversions: [wrong] } });
    expect(refused).toMatchObject({ would: "refuse_all", items: [{ reason: "rate_mismatch" }] });
    const [id = ""] = await record(bankA, "convertMoney", { body: { account, conversions: [conversion] } });
    expect(await movement(issuer, id)).toMatchObject({
      kind: "conversion",
      amount: cny(725),
      passage: { into: dollars, arrived: usd(100), rate: "0.137931034482758621" },
    });
    const paths = (await issuer.read("tracePaths", { query: { tranche } })).data;
    const across = paths.find(({ steps }) => steps.some(({ movement: step }) => step === id));
    expect(across).toMatchObject({ amount: usd(100), end: { kind: "live" } });
    expect(across?.steps.map(({ kind }) => kind)).toEqual(["root", "conversion"]);
  });
});
