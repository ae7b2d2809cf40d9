import type { CertificateBody } from "@green-ledger/api";
import { ApiError } from "@green-ledger/sdk";
import {
  certificateText,
  type Hex,
  type Statement,
  type Trust,
  verifyCertificate,
} from "@green-ledger/verify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foundMoney, type Money } from "../found-money.ts";
import { foundNetwork, type Network } from "../found-network.ts";
import { startNode, type TestNode } from "../test-node.ts";

let node: TestNode;
let network: Network;
let money: Money;
beforeAll(async () => {
  node = await startNode();
  network = await foundNetwork(node);
  money = await foundMoney(network);
});
afterAll(() => node.close());

const WAIT = { wait: 20 };
const chainIdOf = (wire: string): string => `0x${wire.slice(wire.indexOf("_") + 1)}`;

/** What somebody with a node of its own and the network's founding documents trusts. */
async function trustAt(blocks: readonly number[]): Promise<Trust> {
  const headers = await Promise.all(
    blocks.map(async (number) => {
      const reply = await node.system.chain.request("eth_getBlockByNumber", [
        `0x${number.toString(16)}`,
        false,
      ]);
      return (reply as { hash: Hex }).hash;
    }),
  );
  const { AccountRegistry, AssetRegistry, InstrumentRegistry, LotLedger } = node.system.addresses;
  const lower = (address: string) => address.toLowerCase() as Hex;
  const contracts = {
    AccountRegistry: lower(AccountRegistry),
    AssetRegistry: lower(AssetRegistry),
    InstrumentRegistry: lower(InstrumentRegistry),
    LotLedger: lower(LotLedger),
  };
  return { contracts, headers };
}

/** The statement, proved to somebody who does not trust the gateway. */
async function proved({ data }: { data: CertificateBody }): Promise<Statement> {
  const file = new TextEncoder().encode(certificateText(data));
  const { blocks } = verifyCertificate(file);
  const result = verifyCertificate(file, await trustAt(blocks.map(({ number }) => number)));
  expect(result.proved).toBe(true);
  return result.statement;
}

async function codeOf(answer: Promise<unknown>): Promise<string> {
  const error = await answer.then(
    () => new Error("it was answered"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof ApiError) return error.problem.code;
  throw error;
}

describe("payments", () => {
  it("are certified as the ledger has them", async () => {
    const bank = await network.client("bankA");
    const params = { id: money.paid.confirmed };
    const { data } = await bank.read("getMovement", { params });
    const statement = await proved(await bank.read("certifyPayment", { params }));
    expect(statement).toMatchObject({
      kind: "payment",
      payment: chainIdOf(money.paid.confirmed),
      account: chainIdOf(network.account),
      payer: chainIdOf(network.parties.issuer),
      bank: chainIdOf(network.parties.bankA),
      payee: chainIdOf(network.parties.contractor),
      project: chainIdOf(network.project),
      currency: "CNY",
      amount: data.amount.minor,
      data_root: data.data_root,
      draws: [{ colour: 1, amount: data.amount.minor }],
      as_of: { state: "paid", reversed: [] },
    });
  });

  it("that were asked for first are certified where they were paid", async () => {
    const bank = await network.client("bankA");
    const id = money.requests.bulk;
    const { account } = network;
    const payments = [{ payment: id, value_date: "2027-01-09" }];
    await bank.write("releasePayments", { body: { account, payments } }, WAIT);
    const { data } = await bank.read("getMovement", { params: { id } });
    expect(await proved(await bank.read("certifyPayment", { params: { id } }))).toMatchObject({
      value_date: "2027-01-09",
      recorded: { block: data.place.block },
    });
  });

  it("are certified with what came back of them", async () => {
    const bank = await network.client("bankA");
    const id = money.paid.confirmed;
    const reversal = {
      reference: "back-1",
      target: id,
      amount: { currency: "CNY", minor: "4" },
      value_date: "2027-01-09",
      correction: false,
    };
    await bank.write("reverseEntries", { body: { reversals: [reversal] } }, WAIT);
    expect(await proved(await bank.read("certifyPayment", { params: { id } }))).toMatchObject({
      amount: "10",
      as_of: { reversed: [{ colour: 1, amount: "4" }] },
    });
  });

  it("are certified to those who may read them, and to nobody else", async () => {
    const params = { id: money.paid.confirmed };
    for (const who of ["issuer", "contractor", "bankB", "auditor"] as const)
      await proved(await (await network.client(who)).read("certifyPayment", { params }));
    for (const who of ["data", "verifier"] as const) {
      const client = await network.client(who);
      expect(await codeOf(client.read("certifyPayment", { params }))).toMatch(/^(not_found|forbidden)$/);
    }
  });

  it("that moved no money are not certified", async () => {
    const bank = await network.client("bankA");
    const ask = (id: string) => bank.read("certifyPayment", { params: { id } });
    expect(await codeOf(ask(money.requests.cancelled))).toBe("not_certifiable");
    expect(await codeOf(ask(network.receipt))).toBe("not_certifiable");
    expect(await codeOf(ask(`mov_${"00".repeat(32)}`))).toBe("not_found");
  });
});

describe("lots", () => {
  it("are certified back to the instrument", async () => {
    const issuer = await network.client("issuer");
    const id = `lot_${network.account.slice(4)}_1_1`;
    expect(await proved(await issuer.read("certifyLot", { params: { id } }))).toMatchObject({
      kind: "lot_origin",
      instrument: chainIdOf(network.instrument),
      issuer: chainIdOf(network.parties.issuer),
      root: { kind: "receipt", origin: "proceeds" },
      path: [{ movement: chainIdOf(network.receipt) }],
    });
    expect(await codeOf(issuer.read("certifyLot", { params: { id: id.replace(/1$/, "999") } }))).toBe(
      "not_found",
    );
    const data = await network.client("data");
    expect(await codeOf(data.read("certifyLot", { params: { id } }))).toMatch(/^(not_found|forbidden)$/);
  });
});

describe("tranches", () => {
  it("are certified to have no money missing, now and at an earlier block", async () => {
    const data = await network.client("data");
    const params = { id: network.tranche };
    const now = await data.read("certifyNoBreach", { params });
    const statement = await proved(now);
    expect(statement).toMatchObject({ kind: "no_breach", breached: "0", as_of: { block: now.as_of.block } });
    const at_block = now.as_of.block - 1;
    expect(await proved(await data.read("certifyNoBreach", { params, query: { at_block } }))).toMatchObject({
      as_of: { block: at_block },
    });
    expect(await codeOf(data.read("certifyNoBreach", { params, query: { at_block: 1 } }))).toBe(
      "not_certifiable",
    );
    const ahead = { at_block: now.as_of.block + 1_000 };
    expect(await codeOf(data.read("certifyNoBreach", { params, query: ahead }))).toBe("bad_request");
  });
});

describe("assets", () => {
  it("show one document, and of it the fields that are asked for", async () => {
    const issuer = await network.client("issuer");
    const params = { id: network.project };
    const sha256 = "cd".repeat(32);
    const ask = (query: { fields?: string; facts?: string; sha256?: string } = {}) =>
      issuer.read("certifyDocument", { params, query: { sha256, ...query } });
    expect(await proved(await ask())).toMatchObject({
      kind: "document",
      asset: chainIdOf(network.project),
      act: "registered",
      fields: [
        { part: "documents/0/media_type", value: "application/pdf" },
        { part: "documents/0/name", value: "permit.pdf" },
        { part: "documents/0/sha256", value: sha256 },
      ],
    });
    const little = await ask({ fields: "sha256", facts: "name" });
    expect(await proved(little)).toMatchObject({
      fields: [
        { part: "documents/0/sha256", value: sha256 },
        { part: "facts/name", value: "Wind farm" },
      ],
    });
    expect(certificateText(little.data)).not.toContain("permit");
    expect(await codeOf(ask({ fields: "size" }))).toBe("bad_request");
    expect(await codeOf(ask({ sha256: "00".repeat(32) }))).toBe("not_found");
    const data = await network.client("data");
    expect(await codeOf(data.read("certifyDocument", { params, query: { sha256 } }))).toBe("not_found");
  });

  it("show documents that were added later", async () => {
    const issuer = await network.client("issuer");
    const params = { id: network.project };
    const sha256 = "ab".repeat(32);
    await issuer.write("addEvidence", { params, body: { documents: [{ name: "later.pdf", sha256 }] } }, WAIT);
    expect(await proved(await issuer.read("certifyDocument", { params, query: { sha256 } }))).toMatchObject({
      act: "added",
      fields: [{ value: "later.pdf" }, { value: sha256 }],
    });
  });

  it("have their label certified at a block: before, during and after", async () => {
    const data = await network.client("data");
    const regulator = await network.client("regulator");
    const params = { id: network.project };
    const confirmed = await data.read("certifyLabel", { params });
    expect(await proved(confirmed)).toMatchObject({
      kind: "label",
      codes: [{ scheme: "ICMA_GBP_2021", code: "GBP01" }],
      verifier: chainIdOf(network.parties.verifier),
      owner: chainIdOf(network.parties.issuer),
      valid_until: null,
    });
    const body = { reason: "For the test." };
    await regulator.write("suspendAsset", { params, body }, WAIT);
    expect(await codeOf(data.read("certifyLabel", { params }))).toBe("not_certifiable");
    const at_block = confirmed.as_of.block;
    await proved(await data.read("certifyLabel", { params, query: { at_block } }));
    expect(await codeOf(data.read("certifyLabel", { params, query: { at_block: 1 } }))).toBe(
      "not_certifiable",
    );
    await regulator.write("reinstateAsset", { params, body }, WAIT);
    expect(await proved(await data.read("certifyLabel", { params }))).toMatchObject({ epoch: 3 });
  });
});
