import type { DownstreamBody, IdleDayBody, PathBody, TraceAtRiskBody } from "@green-ledger/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, problemOf } from "../call.ts";
import type { Who } from "../cast.ts";
import { foundNetwork, type Network } from "../found-network.ts";
import { accepted, newReference, paymentOf, WAIT } from "../payment.ts";
import { startNode, type TestNode } from "../test-node.ts";

let node: TestNode;
let network: Network;
/** The issuer's, for payments of its own. */
let account: string;
beforeAll(async () => {
  node = await startNode();
  network = await foundNetwork(node);
  account = await open({ kind: "operating" });
  await pay({
    use: "transfer",
    payee: { id: network.parties.issuer },
    project: null,
    amount: cny("100"),
    payee_account: account,
  });
});
afterAll(() => node.close());

const cny = (minor: string) => ({ currency: "CNY", minor });
const post = (who: Who, path: string, body: object) => call(node, who, `/v1${path}`, { body, headers: WAIT });

async function get<Data>(who: Who, path: string): Promise<Data> {
  const answer = await call(node, who, `/v1${path}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.data as Data;
}

/** Records or fails the test. @returns the first id */
async function done(who: Who, path: string, body: object): Promise<string> {
  const answer = accepted(await post(who, path, body));
  expect(answer.operation, JSON.stringify(answer.operation)).toMatchObject({ status: "final", error: null });
  expect(answer.operation?.outcome?.items ?? []).toEqual([]);
  return answer.ids[0] ?? "";
}

const pay = (changes: object) => done("bankA", "/payments", paymentOf(network, changes));

function open(changes: object): Promise<string> {
  const shared = { name: "Own", rule: "fifo", currency: "CNY", owner: network.parties.issuer };
  return done("bankA", "/accounts", {
    accounts: [{ reference: newReference("own"), ...shared, ...changes }],
  });
}

const toContractor = (amount: string) => ({
  account,
  amount: cny(amount),
  payee: { id: network.parties.contractor },
});

async function pathOf(who: Who, payment: string): Promise<PathBody> {
  const paths = await get<PathBody[]>(who, `/trace/paths?movement=${payment}`);
  expect(paths).toHaveLength(1);
  return paths[0] as PathBody;
}

async function below(query: string) {
  const { currencies } = await get<DownstreamBody>("issuer", `/trace/downstream?${query}`);
  expect(currencies).toHaveLength(1);
  return currencies[0] as DownstreamBody["currencies"][number];
}

describe("money that came back", () => {
  it("goes on from the lot that it had left: the counter-entry is a step of the way", async () => {
    const first = await pay(toContractor("100"));
    const reversal = { reference: newReference("back"), target: first, amount: cny("100") };
    const back = await done("bankA", "/reversals", {
      reversals: [{ ...reversal, value_date: "2027-01-09", correction: false }],
    });
    const second = await pay(toContractor("60"));
    const { end, steps } = await pathOf("issuer", second);
    expect(end).toMatchObject({ kind: "allocate", payment: second, flag: null, rule: "fifo" });
    const lot = (n: number) => `lot_${account.slice(4)}_1_${n}`;
    expect(steps.map(({ kind }) => kind)).toEqual(["root", "transfer", "refund"]);
    expect(steps.map(({ rule, flag }) => ({ rule, flag }))).toEqual(
      steps.map(() => ({ rule: "fifo", flag: null })),
    );
    expect(steps[2]).toMatchObject({
      movement: back,
      lot: lot(2),
      came_back: { movement: first, from: [{ lot: lot(1), amount: cny("100") }] },
    });
    expect(steps[1]?.came_back).toBeNull();
  });
});

describe("money that is placed", () => {
  it("is an end of its own kind, with kind and dates, and apart from idle money on each day", async () => {
    const deposit = await open({ kind: "placement", placement: "deposit", placed_until: "2027-06-30" });
    const placed = await pay({
      use: "transfer",
      payee: { id: network.parties.issuer },
      project: null,
      amount: cny("50"),
      payee_account: deposit,
    });
    const dates = { placement: "deposit", since: "2027-01-09", until: "2027-06-30" };
    expect((await pathOf("issuer", placed)).end).toMatchObject({ kind: "placed", placed: dates, rule: null });
    const totals = await below(`tranche=${network.tranche}`);
    expect(totals.conservation).toMatchObject({ placed: cny("50"), holds: true });
    expect(totals.placed).toMatchObject([
      { account: deposit, tranche: network.tranche, amount: cny("50"), ...dates },
    ]);
    expect(totals.live_by_account.map((row) => row.account)).not.toContain(deposit);

    const days = await get<IdleDayBody[]>("issuer", `/trace/idle?tranche=${network.tranche}`);
    const [counted] = await get<{ day: string; unallocated: { minor: string } }[]>(
      "issuer",
      `/tranches/${network.tranche}/days`,
    );
    expect(days).toMatchObject([
      {
        day: counted?.day,
        idle: totals.conservation.live,
        placed: [{ placement: "deposit", amount: cny("50") }],
      },
    ]);
    expect(BigInt(days[0]?.idle.minor ?? 0) + 50n).toBe(BigInt(counted?.unallocated.minor ?? 0));
    const stranger = await call(node, "keyless", `/v1/trace/idle?tranche=${network.tranche}`);
    expect(problemOf(stranger).code).toBe("not_found");
  });
});

describe("what rests on a project that falls", () => {
  const asset = () => `/assets/${network.project}`;
  const read = () => get<TraceAtRiskBody>("regulator", `/trace/at-risk?project=${network.project}`);

  it("is nothing while the project stands", async () => {
    expect(await read()).toEqual({ currencies: [], truncated: false });
    const totals = await below(`tranche=${network.tranche}`);
    expect(totals.at_risk).toMatchObject({ amount: cny("0"), payments: 0, by_tranche: [] });
    expect(totals.by_project).toMatchObject([{ project: network.project, at_risk: false }]);
  });

  it("is marked at once, in every answer, and no more once it stands again", async () => {
    await done("verifier", `${asset()}/suspend`, { reason: "A doubt." });
    const totals = await below(`tranche=${network.tranche}`);
    const { amount } = totals.by_project[0] as { amount: { currency: string; minor: string } };
    expect(totals.by_project).toMatchObject([{ project: network.project, at_risk: true }]);
    expect(totals.at_risk).toMatchObject({
      amount,
      by_tranche: [{ tranche: network.tranche, amount }],
      by_payee: [{ payee: network.parties.contractor }],
      by_project: [{ project: network.project, amount }],
    });
    expect(await read()).toMatchObject({
      currencies: [{ amount, by_payee: totals.at_risk.by_payee.map(({ payee }) => ({ payee })) }],
    });
    const paths = await get<PathBody[]>("issuer", `/trace/paths?tranche=${network.tranche}`);
    expect(paths.length).toBeGreaterThan(1);
    for (const { end } of paths) expect(end.at_risk).toBe(end.kind === "allocate");

    await done("verifier", `${asset()}/reinstate`, { reason: "None left." });
    expect(await read()).toMatchObject({ currencies: [] });
    expect((await below(`tranche=${network.tranche}`)).at_risk.payments).toBe(0);
  });

  it("is for who may follow the project's money, and names one thing", async () => {
    const one = await call(node, "keyless", `/v1/trace/at-risk?project=${network.project}`);
    expect(problemOf(one).code).toBe("not_found");
    for (const query of ["", `project=${network.project}&claim=${network.claim}`]) {
      expect(problemOf(await call(node, "regulator", `/v1/trace/at-risk?${query}`)).code).toBe("bad_request");
    }
  });
});

describe("a payee that joins the payer's group", () => {
  it("is marked where it was paid before, in totals and on the way, until it leaves; not where it was paid after", async () => {
    const early = await pay(toContractor("5"));
    expect((await pathOf("issuer", early)).end.joined_later).toBeNull();
    expect((await below(`movement=${early}`)).joined_later).toEqual(cny("0"));
    await done("operator", `/parties/${network.parties.contractor}/group`, { group: network.parties.issuer });
    const { since } =
      (await get<{ since: string }[]>("issuer", `/parties/${network.parties.contractor}/joined`))[0] ?? {};
    expect((await pathOf("issuer", early)).end).toMatchObject({ kind: "allocate", joined_later: since });
    const totals = await below(`movement=${early}`);
    expect(totals).toMatchObject({
      joined_later: cny("5"),
      conservation: { allocated: cny("5") },
      by_payee: [{ payee: network.parties.contractor, joined_later: { amount: cny("5"), since } }],
    });
    // Other money may go to an affiliate at any time.
    const own = await open({ kind: "operating" });
    const received = {
      account: own,
      reference: newReference("own"),
      origin: "income",
      tranche: null,
      payer: null,
    };
    await done("bankA", "/receipts", { ...received, amount: cny("9"), value_date: "2027-01-09" });
    const late = await pay({ ...toContractor("9"), account: own });
    expect((await pathOf("regulator", late)).end).toMatchObject({ kind: "allocate", joined_later: null });
    const path = `/parties/${network.parties.contractor}/joined`;
    const listed = await get<{ payment: string }[]>("issuer", path);
    expect(listed.map(({ payment }) => payment)).not.toContain(late);
    await done("operator", `/parties/${network.parties.contractor}/group`, { group: null });
    expect((await below(`movement=${early}`)).joined_later).toEqual(cny("0"));
  });
});

describe("the rule by which an account was booked", () => {
  it("stays with what was booked by it when another comes into force", async () => {
    const before = await pay(toContractor("3"));
    await done("bankA", `/accounts/${account}/rule`, { rule: "prorata" });
    await done("issuer", `/accounts/${account}/rule/acceptance`, { rule: "prorata" });
    const meanwhile = await pay(toContractor("3"));
    await node.system.pass(8 * 86_400);
    const answer = await call(node, null, "/v1/payments", {
      body: paymentOf(network, toContractor("3")),
      headers: { ...WAIT, "x-api-key": node.apiKeyOf("bankA") },
    });
    const after = accepted(answer).ids[0] ?? "";
    const headers = { "x-api-key": node.apiKeyOf("issuer") };
    for (const [payment, rule] of [
      [before, "fifo"],
      [meanwhile, "fifo"],
      [after, "prorata"],
    ] as const) {
      const path = await call(node, null, `/v1/trace/paths?movement=${payment}`, { headers });
      expect(path.body).toMatchObject({
        data: [{ end: { kind: "allocate", rule }, steps: [{ rule: "fifo" }, {}, {}] }],
      });
      const row = await call(node, null, `/v1/movements/${payment}`, { headers });
      expect(row.body).toMatchObject({ data: { rule } });
    }
  });
});
