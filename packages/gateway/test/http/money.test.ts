import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, problemOf } from "../call.ts";
import type { Who } from "../cast.ts";
import { DEADLINE } from "../found-money.ts";
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

const cny = (minor: string) => ({ currency: "CNY", minor });
const post = (who: Who, path: string, body: object) => call(node, who, `/v1${path}`, { body, headers: WAIT });
const get = (who: Who, path: string) => call(node, who, `/v1${path}`);

/** Records or fails the test. @returns the ids */
async function done(who: Who, path: string, body: object): Promise<string[]> {
  const answer = accepted(await post(who, path, body));
  expect(answer.operation, JSON.stringify(answer.operation)).toMatchObject({ status: "final", error: null });
  expect(answer.operation?.outcome?.items ?? []).toEqual([]);
  return answer.ids;
}

async function refusal(who: Who, path: string, body: object) {
  const { operation } = accepted(await post(who, path, body));
  return operation?.outcome?.items[0]?.reason ?? operation?.error?.code;
}

async function movement(who: Who, id: string) {
  const client = await network.client(who);
  return (await client.read("getMovement", { params: { id } })).data;
}

const ISO = {
  uetr: "97ed4827-7b6f-4491-a06f-b548d5a7512d",
  end_to_end_id: "E2E-7",
  purpose_code: "GDDS",
};

function requestOf(changes: object = {}) {
  const { account: _, ...payment } = paymentOf(network, {
    payee: { id: network.parties.contractor },
    payee_bank: network.parties.bankB,
    iso: ISO,
    ...changes,
  });
  return { account: network.account, deadline: DEADLINE, payments: [payment] };
}

describe("a payment in two steps", () => {
  let id: string;

  it("is asked for by the owner, and waits for its bank", async () => {
    [id = ""] = await done("issuer", "/payments/requests", requestOf({ amount: cny("70") }));
    const asked = await movement("bankA", id);
    expect(asked).toMatchObject({
      state: "requested",
      deadline: DEADLINE,
      draws: [],
      next: [
        { act: "release", by: [network.parties.bankA] },
        { act: "cancel", by: [network.parties.issuer, network.parties.bankA] },
      ],
      profile: { iso: ISO },
    });
    const list = await get("bankA", `/payments?account=${network.account}&state=requested`);
    expect(list.body).toMatchObject({ data: [{ id }] });
  });

  it("is nobody else's to release or cancel", async () => {
    const release = await post("bankB", `/payments/${id}/release`, { value_date: "2027-01-09" });
    expect(problemOf(release).code).toBe("not_found");
    const cancel = await post("bankB", "/payments/cancellations", {
      account: network.account,
      payments: [id],
    });
    expect(problemOf(cancel).code).toBe("account_unknown");
    const request = await post("contractor", "/payments/requests", requestOf());
    expect(problemOf(request).code).toBe("account_unknown");
  });

  it("is released by the bank and confirmed by the payee's, who does not see what the payer said", async () => {
    await done("bankA", `/payments/${id}/release`, { value_date: "2027-01-09" });
    expect(await movement("issuer", id)).toMatchObject({
      state: "paid",
      value_date: "2027-01-09",
      draws: [{ tranche: network.tranche, amount: cny("70") }],
      profile: { iso: ISO },
    });
    const seen = await movement("bankB", id);
    expect(seen.profile).toBeNull();
    const other = await post("bankB", `/payments/${id}/confirm`, { data_root: `0x${"1".repeat(64)}` });
    expect(problemOf(other).code).toBe("terms_differ");
    await done("bankB", `/payments/${id}/confirm`, { data_root: seen.data_root });
    expect(await movement("issuer", id)).toMatchObject({
      state: "confirmed",
      next: [{ act: "reverse", by: [network.parties.bankA] }],
    });
    const own = await post("bankA", `/payments/${id}/confirm`, { data_root: seen.data_root });
    expect(problemOf(own).code).toBe("not_found");
  });

  it("can be released once, in bulk too", async () => {
    const [second = ""] = await done("issuer", "/payments/requests", requestOf());
    const again = { account: network.account, payments: [{ payment: second, value_date: "2027-01-09" }] };
    await done("bankA", "/payments/releases", again);
    expect(await refusal("bankA", "/payments/releases", again)).toBe("request_not_open");
    const twice = { ...again, payments: [...again.payments, ...again.payments] };
    expect(problemOf(await post("bankA", "/payments/releases", twice)).code).toBe("reference_repeated");
  });

  it("ends when it is withdrawn", async () => {
    const [third = ""] = await done("issuer", "/payments/requests", requestOf());
    await done("issuer", "/payments/cancellations", { account: network.account, payments: [third] });
    expect(await movement("bankA", third)).toMatchObject({ state: "void", next: [] });
  });

  it("comes back by a counter-entry, in its colour, never more than stands", async () => {
    const reversal = {
      reference: newReference("back"),
      target: id,
      amount: cny("30"),
      correction: false,
      value_date: "2027-01-09",
    };
    const [counter = ""] = await done("bankA", "/reversals", { reversals: [reversal] });
    expect(await movement("issuer", counter)).toMatchObject({
      kind: "reversal",
      target: id,
      draws: [{ tranche: network.tranche, amount: cny("30") }],
    });
    expect((await movement("issuer", id)).reversed).toMatchObject([{ amount: cny("30") }]);
    const more = { ...reversal, reference: newReference("back"), amount: cny("41") };
    expect(await refusal("bankA", "/reversals", { reversals: [more] })).toBe("reversal_exceeded");
    const foreign = await post("bankB", "/reversals", { reversals: [more] });
    expect(problemOf(foreign).code).toBe("movement_unknown");
    const again = accepted(await post("bankA", "/reversals", { reversals: [reversal] }));
    expect(again).toMatchObject({ operation: null, ids: [counter], already_recorded: [counter] });
  });
});

it("what a payment draws is checked against the account's rule", async () => {
  const { tranche } = network;
  const green = paymentOf(network, { draws: [{ tranche, amount: "1" }] });
  await done("bankA", "/payments", green);
  const other = paymentOf(network, { draws: [{ tranche: null, amount: "1" }] });
  expect(await refusal("bankA", "/payments", other)).toBe("draw_against_rule");
});

it("references of ISO 20022 have their form", async () => {
  for (const iso of [{ uetr: "97ED4827" }, { purpose_code: "gd" }, { end_to_end_id: "x".repeat(36) }]) {
    expect(problemOf(await post("bankA", "/payments", paymentOf(network, { iso }))).code).toBe("bad_request");
  }
});

describe("a statement that is lower than the ledger", () => {
  let account: string;
  let statement: string;

  it("breaks the account and shows what leaked", async () => {
    const opened = {
      reference: newReference("acc"),
      name: "Two",
      kind: "proceeds",
      rule: "fifo",
      currency: "CNY",
      owner: network.parties.issuer,
    };
    [account = ""] = await done("bankA", "/accounts", { accounts: [opened] });
    await done("bankA", "/receipts", {
      account,
      reference: newReference("in"),
      amount: cny("500"),
      tranche: network.tranche,
      value_date: "2027-01-05",
      origin: "proceeds",
      payer: null,
    });
    const file = { name: "camt.053.xml", sha256: "aa".repeat(32) };
    const stated = { account, day: "2027-01-06", closing: cny("380"), statement: file };
    [statement = ""] = await done("bankA", "/statements", { statements: [stated] });
    const repeat = accepted(await post("bankA", "/statements", { statements: [stated] }));
    expect(repeat).toMatchObject({ operation: null, already_recorded: [statement] });
    expect((await get("issuer", `/accounts/${account}`)).body).toMatchObject({
      data: { broken: true, closed_through: "2027-01-06", balance: cny("380") },
    });
    expect((await get("issuer", `/accounts/${account}/statements`)).body).toMatchObject({
      data: [{ id: statement, closing: cny("380"), expected: cny("500") }],
    });
    const leak = { movement: statement, tranche: network.tranche, amount: cny("120"), open: cny("120") };
    for (const path of ["/leaks", `/leaks?account=${account}`, `/leaks?tranche=${network.tranche}`]) {
      for (const who of ["issuer", "bankA", "regulator"] as const) {
        expect((await get(who, path)).body, `${who} ${path}`).toMatchObject({ data: [leak] });
      }
      expect((await get("bankB", path)).body, path).toMatchObject({ data: [] });
    }
    expect(problemOf(await get("bankB", `/accounts/${account}/statements`)).code).toBe("not_found");
  });

  it("is explained by the bank alone, with the payments that it was", async () => {
    const { account: _, ...payment } = paymentOf(network, { amount: cny("120"), value_date: "2027-01-06" });
    const explanation = {
      reference: newReference("why"),
      restored: [{ tranche: network.tranche, amount: "120" }],
      payments: [payment],
    };
    const path = `/statements/${statement}/explanation`;
    expect(problemOf(await post("bankB", path, explanation)).code).toBe("not_found");
    const [explained = "", paid = ""] = await done("bankA", path, explanation);
    expect(await movement("issuer", explained)).toMatchObject({ kind: "explanation", target: statement });
    expect(await movement("issuer", paid)).toMatchObject({ state: "paid", amount: cny("120") });
    expect((await get("issuer", "/leaks?open=true")).body).toMatchObject({ data: [] });
    expect((await get("issuer", "/leaks?open=false")).body).toMatchObject({ data: [{ open: cny("0") }] });
  });

  it("stands in the days of the tranche and in its own history", async () => {
    const days = await get("data", `/tranches/${network.tranche}/days`);
    const { data } = days.body as { data: { minted: { minor: string }; breached: { minor: string } }[] };
    expect(data[0]).toMatchObject({ minted: cny("100500"), breached: cny("0") });
    const history = await get("issuer", `/history/${statement}`);
    const { data: events } = history.body as { data: { name: string }[] };
    expect(events.map(({ name }) => name)).toContain("BalanceStated");
    expect(problemOf(await get("contractor", `/history/${account}`)).code).toBe("not_found");
    expect((await get("auditor", `/history/${account}`)).status).toBe(200);
  });
});

it("idle money is placed as the framework allows, and seen where it lies", async () => {
  const { account, instrument, tranche, parties } = network;
  const open = (placement: string) => ({
    reference: newReference("placed"),
    name: "Placed",
    kind: "placement",
    rule: "fifo",
    placement,
    currency: "CNY",
    owner: parties.issuer,
  });
  const accounts = [open("deposit"), open("money_market")];
  const [deposit, market] = await done("bankA", "/accounts", { accounts });
  const transfer = { use: "transfer", payee: { id: parties.issuer }, project: null, amount: cny("50") };
  await done("bankA", "/payments", paymentOf(network, { ...transfer, payee_account: deposit }));
  const elsewhere = paymentOf(network, { ...transfer, payee_account: market });
  expect(await refusal("bankA", "/payments", elsewhere)).toBe("placement_not_allowed");
  expect((await get("data", `/instruments/${instrument}/allocation`)).body).toMatchObject({
    data: { placed: [{ tranche, placement: "deposit", amount: cny("50") }] },
  });
  expect((await get("issuer", `/accounts/${account}`)).body).toMatchObject({ data: { placement: null } });
});

describe("a project's budget", () => {
  it("must be named once it exists, and is spent up to its cap", async () => {
    const { project, parties } = network;
    const open = (cap: string) => ({
      lines: [
        {
          reference: newReference("line"),
          name: "Towers",
          cap,
          payee: parties.contractor,
          from: null,
          until: null,
          spending: "refinancing",
        },
      ],
    });
    expect(problemOf(await post("contractor", `/assets/${project}/lines`, open("9"))).code).toBe("not_found");
    const [line = ""] = await done("issuer", `/assets/${project}/lines`, open("50"));
    expect(await refusal("bankA", "/payments", paymentOf(network))).toBe("line_missing");
    const paid = { line, payee: { id: parties.contractor }, amount: cny("40") };
    await done("bankA", "/payments", paymentOf(network, paid));
    expect(await refusal("bankA", "/payments", paymentOf(network, paid))).toBe("line_exceeded");
    const unknown = await post("bankA", "/payments", paymentOf(network, { line: `lne_${"9".repeat(64)}` }));
    expect(problemOf(unknown)).toMatchObject({ code: "line_unknown", errors: [{ pointer: "/line" }] });
    expect((await get("issuer", `/lines/${line}`)).body).toMatchObject({
      data: { cap: cny("50"), used: cny("40"), open: true, profile: { name: "Towers" } },
    });
    expect((await get("bankA", `/lines/${line}`)).body).toMatchObject({ data: { profile: null } });
    await done("issuer", `/assets/${project}/lines/closures`, { lines: [line] });
    expect(await refusal("bankA", "/payments", paymentOf(network, paid))).toBe("line_not_open");
  });
});

describe("another booking rule", () => {
  it("needs the bank's proposal and the owner's word, and seven days", async () => {
    const { account } = network;
    const rule = { rule: "prorata" };
    expect(problemOf(await post("bankB", `/accounts/${account}/rule`, rule)).code).toBe("not_found");
    await done("bankA", `/accounts/${account}/rule`, rule);
    const other = await post("issuer", `/accounts/${account}/rule/acceptance`, { rule: "specified" });
    expect(problemOf(other).code).toBe("terms_differ");
    await done("issuer", `/accounts/${account}/rule/acceptance`, rule);
    const { body } = await get("issuer", `/accounts/${account}`);
    expect(body).toMatchObject({ data: { rule: "fifo", rule_change: { rule: "prorata" } } });
    await done("bankA", `/accounts/${account}/rule/withdrawal`, rule);
    expect((await get("issuer", `/accounts/${account}`)).body).toMatchObject({ data: { rule_change: null } });
  });
});

it("a payee that joins the payer's group later is reported, not rewritten", async () => {
  const path = `/parties/${network.parties.contractor}/joined`;
  expect((await get("issuer", path)).body).toMatchObject({ data: [] });
  await done("operator", `/parties/${network.parties.contractor}/group`, { group: network.parties.issuer });
  const { data } = (await get("issuer", path)).body as { data: { payer: string; group: string }[] };
  expect(data.length).toBeGreaterThan(0);
  for (const row of data) {
    expect(row).toMatchObject({ payer: network.parties.issuer, group: network.parties.issuer });
  }
  expect((await get("keyless", path)).body).toMatchObject({ data: [] });
});
