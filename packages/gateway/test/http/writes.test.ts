import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, problemOf } from "../call.ts";
import { foundNetwork, type Network } from "../found-network.ts";
import { accepted, newReference, paymentOf, WAIT } from "../payment.ts";
import { startNode, type TestNode } from "../test-node.ts";

let node: TestNode;
let network: Network;

beforeAll(async () => {
  node = await startNode();
  network = await foundNetwork(node);
});
afterAll(() => node.close());

const payment = (changes: object = {}) => paymentOf(network, changes);
const pay = (changes: object, headers = {}) =>
  call(node, "bankA", "/v1/payments", { body: payment(changes), headers });

describe("fields with a meaning", () => {
  const money = (minor: unknown, currency = "CNY") => ({ amount: { currency, minor } });
  const party = (changes: object) => ({ payee: { reference: newReference("p"), name: "P", ...changes } });

  it.each([
    ["amount_zero", () => money("0"), "/amount/minor"],
    ["amount_negative", () => money("-1"), "/amount/minor"],
    ["amount_fraction", () => money("1.5"), "/amount/minor"],
    ["amount_fraction", () => money("1,5"), "/amount/minor"],
    ["amount_too_large", () => money((2n ** 128n).toString()), "/amount/minor"],
    ["amount_malformed", () => money("1e3"), "/amount/minor"],
    ["amount_malformed", () => money("１２"), "/amount/minor"],
    ["amount_malformed", () => money("007"), "/amount/minor"],
    ["amount_malformed", () => money("1 000"), "/amount/minor"],
    ["amount_malformed", () => money("0x10"), "/amount/minor"],
    ["bad_request", () => money(100), "/amount/minor"],
    ["bad_request", () => money("1".repeat(81)), "/amount/minor"],
    ["currency_mismatch", () => money("1", "USD"), "/amount/currency"],
    ["date_invalid", () => ({ value_date: "2027-02-29" }), "/value_date"],
    ["bad_request", () => ({ value_date: "29.01.2027" }), "/value_date"],
    ["lei_invalid", () => party({ lei: "HWUPKR0MPOU8FGXBT395" }), "/payee/lei"],
    ["uscc_invalid", () => party({ uscc: "91350100M000100Y44" }), "/payee/uscc"],
    ["country_unknown", () => party({ country: "XX" }), "/payee/country"],
    ["party_unknown", () => ({ payee: { id: `pty_${"9".repeat(64)}` } }), "/payee/id"],
    ["party_unknown", () => ({ payee: { reference: newReference("nameless") } }), "/payee"],
    ["account_unknown", () => ({ account: `acc_${"9".repeat(64)}` }), "/account"],
    ["account_unknown", () => ({ account: network.otherAccount }), "/account"],
    [
      "account_unknown",
      () => ({ use: "transfer", payee_account: `acc_${"9".repeat(64)}` }),
      "/payee_account",
    ],
    [
      "tranche_unknown",
      () => ({ draws: [{ tranche: `trn_${"9".repeat(64)}`, amount: "1" }] }),
      "/draws/0/tranche",
    ],
    ["asset_unknown", () => ({ project: `ast_${"9".repeat(64)}` }), "/project"],
    ["bad_request", () => ({ reference: "a\u0000b" }), "/reference"],
    ["bad_request", () => ({ reference: "a\ud800b" }), "/reference"],
    ["bad_request", () => ({ reference: "   " }), "/reference"],
    ["bad_request", () => ({ attributes: { "a\u0000": "b" } }), "/attributes/a\u0000"],
    ["bad_request", () => ({ attributes: { a: "\udfff" } }), "/attributes/a"],
    ["bad_request", () => ({ documents: [{ name: "x", sha256: "AB".repeat(32) }] }), "/documents/0/sha256"],
  ] as const)("%s %#", async (code, changes, pointer) => {
    const problem = problemOf(await pay(changes()));
    expect(problem.code).toBe(code);
    expect(problem.errors?.[0]).toMatchObject({ in: "body", pointer });
    expect(problem.action.length).toBeGreaterThan(0);
  });

  it("names every fault of a list at once", async () => {
    const { account, ...first } = payment({ amount: { currency: "CNY", minor: "0" } });
    const { account: _, ...second } = payment({
      value_date: "2027-13-01",
      payee: { id: `pty_${"9".repeat(64)}` },
    });
    const answer = await call(node, "bankA", "/v1/payments/bulk", {
      body: { account, payments: [first, second] },
    });
    const problem = problemOf(answer);
    expect(problem.code).toBe("amount_zero");
    expect(problem.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      "/payments/0/amount/minor amount_zero",
      "/payments/1/value_date date_invalid",
      "/payments/1/payee/id party_unknown",
    ]);
  });

  it("checks an instrument's ISIN, codes, tranches and paying agent", async () => {
    const body = {
      reference: newReference(),
      name: "Bond",
      isin: "US0378331006",
      kind: "bond",
      currency: "XXX",
      paying_agent: `pty_${"9".repeat(64)}`,
      approved_on: "2027-01-32",
      framework: {
        scheme: "ICMA_GBP_2021",
        codes: ["GBP09"],
        look_back_days: 1,
        allocation_deadline: null,
        mode: "flag",
      },
      tranches: [
        { reference: "A ", size: "0" },
        { reference: " A", size: "5" },
      ],
    };
    const answer = await call(node, "issuer", "/v1/instruments", { body });
    expect(
      problemOf(answer)
        .errors?.map(({ pointer, code }) => `${pointer} ${code}`)
        .sort(),
    ).toEqual([
      "/approved_on date_invalid",
      "/currency currency_unknown",
      "/framework/codes/0 code_unknown",
      "/isin isin_invalid",
      "/paying_agent party_unknown",
      "/tranches/0/size amount_zero",
      "/tranches/1/reference reference_repeated",
    ]);
  });
});

describe("a client need not wait", () => {
  it("between registering things and naming them", async () => {
    const bank = (path: string, body: object) => call(node, "bankA", path, { body });
    const supplier = newReference("supplier");
    const [counterparty] = accepted(
      await bank("/v1/counterparties", { counterparties: [{ reference: supplier, name: "S" }] }),
    ).ids;
    const opened = accepted(
      await bank("/v1/accounts", {
        accounts: [
          {
            reference: newReference(),
            name: "New",
            kind: "operating",
            rule: "fifo",
            currency: "CNY",
            owner: counterparty,
          },
        ],
      }),
    );
    const [account] = opened.ids;
    const common = {
      account,
      amount: { currency: "CNY", minor: "50" },
      value_date: "2027-01-08",
    };
    const receipt = await bank("/v1/receipts", {
      ...common,
      tranche: null,
      reference: newReference(),
      origin: "income",
      payer: { reference: supplier },
    });
    expect(receipt.status).toBe(202);
    const wrong = await bank("/v1/receipts", {
      ...common,
      tranche: null,
      amount: { currency: "USD", minor: "50" },
      reference: newReference(),
      origin: "income",
      payer: null,
    });
    const last = await call(node, "bankA", "/v1/payments", {
      body: {
        ...common,
        reference: newReference(),
        use: "allocate",
        payee: { reference: supplier, name: "Other spelling" },
      },
      headers: WAIT,
    });
    expect(accepted(last).operation).toMatchObject({ status: "final", outcome: { recorded: 1, items: [] } });
    expect(problemOf(wrong).code).toBe("currency_mismatch");
  });

  it("but what others have on its way is not there for it", async () => {
    const [counterparty] = accepted(
      await call(node, "bankA", "/v1/counterparties", {
        body: { counterparties: [{ reference: newReference("mine"), name: "Mine" }] },
      }),
    ).ids;
    const body = {
      reference: newReference(),
      account: network.otherAccount,
      amount: { currency: "CNY", minor: "1" },
      value_date: null,
      use: "allocate",
      payee: { id: counterparty },
    };
    // Unknown, or known once the index has it; never a failed operation.
    const answer = await call(node, "bankB", "/v1/payments", { body, headers: WAIT });
    if (answer.status === 422) expect(problemOf(answer).code).toBe("party_unknown");
    else expect(accepted(answer).operation?.status).toBe("final");
  });

  it("a reference cannot stand for two legal entities", async () => {
    const reference = newReference("entity");
    const payee = { reference, name: "First", lei: "HWUPKR0MPOU8FGXBT394" };
    await pay({ payee }, WAIT);
    const other = await pay({ payee: { reference, lei: "5493001KJTIIGC8Y1R12" } });
    expect(problemOf(other)).toMatchObject({ code: "reference_reused", errors: [{ pointer: "/payee/lei" }] });
    // Another spelling of the name is no contradiction.
    expect(accepted(await pay({ payee: { reference, name: "FIRST" } }, WAIT)).operation?.status).toBe(
      "final",
    );
  });
});

describe("dry runs", () => {
  const tryPayment = (changes: object) =>
    call(node, "bankA", "/v1/payments/dry-run", { body: payment(changes), headers: {} });

  it("give the answers of the write and change nothing (L10)", async () => {
    const good = payment({ payee: { reference: newReference("unseen"), name: "Unseen" } });
    const before = await call(node, "auditor", "/v1/status");
    const tried = await call(node, "bankA", "/v1/payments/dry-run", { body: good });
    expect(tried.body).toMatchObject({ would: "record", items: [], error: null, already_recorded: [] });
    const refused = await tryPayment({ amount: { currency: "CNY", minor: "999999" } });
    expect(refused.body).toMatchObject({ would: "refuse_all", items: [{ reason: "funds_insufficient" }] });
    const after = await call(node, "auditor", "/v1/status");
    expect(after.body).toEqual(before.body);
    const written = accepted(await call(node, "bankA", "/v1/payments", { body: good, headers: WAIT }));
    expect(written.ids).toEqual(tried.body.ids);
    expect(written.operation?.outcome).toEqual({ recorded: 1, items: [] });
    expect((await call(node, "bankA", "/v1/payments/dry-run", { body: good })).body).toMatchObject({
      would: "nothing",
      already_recorded: written.ids,
    });
  });

  it("say why the whole call would fail", async () => {
    const path = `/v1/assets/${network.project}/reject/dry-run`;
    const body = { report: { name: "r", sha256: "00".repeat(32) } };
    expect((await call(node, "verifier", path, { body })).body).toMatchObject({
      would: "fail",
      error: { code: "asset_registry_wrong_status" },
    });
  });

  it("say that some of a list would be refused", async () => {
    const { account, ...good } = payment();
    const { account: _, ...bad } = payment({ amount: { currency: "CNY", minor: "999999" } });
    const body = { account, payments: [good, bad] };
    expect((await call(node, "bankA", "/v1/payments/bulk/dry-run", { body })).body).toMatchObject({
      would: "refuse_some",
    });
  });
});
