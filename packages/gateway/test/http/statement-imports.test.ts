import type { StatementReportBody } from "@green-ledger/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, problemOf } from "../call.ts";
import { foundNetwork, type Network } from "../found-network.ts";
import { accepted, newReference } from "../payment.ts";
import { cny, importing, paymentOf, type StatementDesk, statementDesk } from "../statement-desk.ts";
import { fileOf, mt940 } from "../statement-files.ts";
import { startNode, type TestNode } from "../test-node.ts";

let node: TestNode;
let network: Network;
let bank: StatementDesk;
beforeAll(async () => {
  node = await startNode();
  network = await foundNetwork(node);
  bank = statementDesk(node, network);
});
afterAll(() => node.close());

describe("a statement that balances", () => {
  const day = "2027-01-10";
  let account: { id: string; reference: string };
  let payment: string;
  let text: string;

  beforeAll(async () => {
    account = await bank.openAccount(1000n);
    payment = await bank.pay(account.id, 300n, day, { iso: { end_to_end_id: "E2E-300" } });
    const lines = [
      { minor: 1000n, reference: "R-1" },
      { minor: -300n, reference: "R-2", endToEndId: "E2E-300", name: "CORNER SHOP LIMITED" },
    ];
    text = mt940({ account: account.reference, day, opening: 0n, lines });
  });

  it("is reported by a dry run, which states nothing", async () => {
    const { would, statements } = await bank.tried(text);
    expect(would).toBe("record");
    expect(statements).toMatchObject([
      {
        account: account.id,
        day,
        state: "new",
        opening: cny(0n),
        credits: cny(1000n),
        debits: cny(300n),
        closing: cny(700n),
        ledger: cny(700n),
        previous_closing: null,
        effect: { outcome: "balances", amount: cny(0n), draws: [] },
        missing: [],
        findings: [],
      },
    ]);
    const [first, second] = statements[0]?.entries ?? [];
    expect(first).toMatchObject({ status: "matched", direction: "in", later: false });
    expect(second).toMatchObject({ status: "matched", movements: [payment], end_to_end_id: "E2E-300" });
    expect(second?.reasons.map(({ criterion }) => criterion)).toContain("end_to_end_id");
    expect(second?.score).toBe(second?.reasons.reduce((sum, { points }) => sum + points, 0));
    const stated = await call(node, "bankA", `/v1/accounts/${account.id}/statements`);
    expect(stated.body).toMatchObject({ data: [] });
  });

  it("is stated, and the report stays what the dry run said", async () => {
    const before = (await bank.tried(text)).statements[0];
    const [id = ""] = await bank.done("bankA", "/statements/imports", importing(text));
    expect(id).toBe(before?.id);
    expect(await bank.report(account.id, day)).toEqual({ ...before, state: "stated" });
    expect(await bank.entries(account.id)).toEqual(before?.entries);
  });

  it("changes nothing when it comes again, under another key and another name", async () => {
    const again = accepted(
      await bank.post("bankA", "/statements/imports", { file: fileOf("copy.txt", text) }),
    );
    const [{ id } = { id: "" }] = (await bank.tried(text)).statements;
    expect(again).toEqual({ operation: null, ids: [id], already_recorded: [id] });
    expect(await bank.tried(text)).toMatchObject({ would: "nothing", statements: [{ state: "stated" }] });
  });

  it("cannot be changed: the day is closed", async () => {
    const changed = mt940({
      account: account.reference,
      day,
      opening: 0n,
      lines: [{ minor: 699n, reference: "R-1" }],
    });
    const problem = problemOf(await bank.send(changed));
    expect(problem).toMatchObject({ code: "statement_day_closed", status: 409 });
    expect(problem.detail).toContain(day);
    expect(await bank.codeOf(text.replace("R-2", "R-3"))).toBe("statement_day_closed");
  });

  it("is for the bank, the owner and supervisors, and for nobody else", async () => {
    for (const who of ["bankA", "issuer", "regulator", "auditor"] as const) {
      expect(await bank.entries(account.id, "", who)).toHaveLength(2);
    }
    for (const path of ["statement-entries", `statement-reports/${day}`]) {
      for (const who of ["bankB", "contractor"] as const) {
        const answer = await call(node, who, `/v1/accounts/${account.id}/${path}`);
        expect(problemOf(answer).code, who).toBe("not_found");
      }
      for (const who of ["operator", "verifier", "data"] as const) {
        const answer = await call(node, who, `/v1/accounts/${account.id}/${path}`);
        expect(problemOf(answer).code, who).toBe("forbidden");
      }
    }
    // What the bank was told stands in no answer about the statement that others may read.
    const seen = await call(node, "operator", `/v1/accounts/${account.id}/statements`);
    expect(seen.text).not.toMatch(/CORNER|E2E-300/);
    const noted = node.logged.filter(({ message }) => message === "supervised read");
    expect(noted.at(-1)?.fields).toMatchObject({ supervised: { movement: 2 } });
  });
});

describe("a statement that shows less", () => {
  const day = "2027-01-11";
  let account: { id: string; reference: string };
  let statement: string;
  let foretold: StatementReportBody | undefined;
  const holdings = async () => {
    const { data } = await (await network.client("bankA")).read("getAccount", { params: { id: account.id } });
    return Object.fromEntries(data.holdings.map(({ tranche, balance }) => [tranche ?? "own", balance.minor]));
  };

  it("takes own money first, then the oldest green money, as the dry run says", async () => {
    account = await bank.openAccount(100n, day);
    await bank.receive(account.id, 500n, { day, origin: "proceeds", tranche: network.tranche });
    const missing = await bank.pay(account.id, 10n, day, { reference: "never-left" });
    const text = mt940({
      account: account.reference,
      day,
      opening: 0n,
      lines: [
        { minor: 100n, reference: "A" },
        { minor: 500n, reference: "B" },
        { minor: -250n, reference: "C", endToEndId: "LOST-1", name: "Nobody" },
      ],
    });
    const { statements } = await bank.tried(text);
    foretold = statements[0];
    expect(foretold).toMatchObject({
      closing: cny(350n),
      ledger: cny(590n),
      effect: {
        outcome: "shortfall",
        amount: cny(240n),
        draws: [
          { tranche: null, amount: cny(90n) },
          { tranche: network.tranche, amount: cny(150n) },
        ],
      },
      missing: [{ movement: missing, direction: "out", amount: cny(10n), reference: "never-left" }],
    });
    expect(foretold?.entries.map(({ status }) => status)).toEqual(["matched", "matched", "unmatched"]);
    [statement = ""] = await bank.done("bankA", "/statements/imports", importing(text));
    expect(await bank.report(account.id, day)).toEqual({ ...foretold, state: "stated" });
    const leaks = await call(node, "bankA", `/v1/leaks?account=${account.id}`);
    expect((leaks.body as { data: { amount: object }[] }).data.map(({ amount }) => amount)).toEqual([
      cny(150n),
      cny(90n),
    ]);
    expect(await holdings()).toMatchObject({ [network.tranche]: "350" });
  });

  it("keeps what is unmatched for a person, who explains it; then it is matched", async () => {
    const open = await bank.entries(account.id, `?status=unmatched&day=${day}`);
    expect(open).toMatchObject([
      { statement, amount: cny(250n), end_to_end_id: "LOST-1", why: "no_candidate", movements: [] },
    ]);
    await bank.done("bankA", `/statements/${statement}/explanation`, {
      reference: newReference(),
      restored: [
        { tranche: null, amount: "90" },
        { tranche: network.tranche, amount: "150" },
      ],
      payments: [
        paymentOf(240n, day, {
          draws: [
            { tranche: null, amount: "90" },
            { tranche: network.tranche, amount: "150" },
          ],
          project: network.project,
          iso: { end_to_end_id: "OTHER" },
        }),
      ],
    });
    // Another amount under another reference is not it.
    expect(await bank.entries(account.id, "?status=unmatched")).toHaveLength(1);
  });

  it("lists what is missing in the ledger until the movement has come, whenever that is", async () => {
    const other = await bank.openAccount(100n, day);
    const lines = [
      { minor: 100n, reference: "A" },
      { minor: -40n, reference: "B", endToEndId: "LATE-1" },
    ];
    const text = mt940({ account: other.reference, day, opening: 0n, lines });
    const [id = ""] = await bank.done("bankA", "/statements/imports", importing(text));
    expect(await bank.entries(other.id, "?status=unmatched")).toHaveLength(1);
    await bank.done("bankA", `/statements/${id}/explanation`, {
      reference: newReference(),
      restored: [{ tranche: null, amount: "40" }],
      payments: [paymentOf(40n, day, { reference: "late", iso: { end_to_end_id: "LATE-1" } })],
    });
    expect(await bank.entries(other.id, "?status=unmatched")).toEqual([]);
    expect(await bank.entries(other.id, `?day=${day}&status=matched`)).toMatchObject([
      { later: false },
      { later: true, end_to_end_id: "LATE-1" },
    ]);
    expect((await bank.report(other.id, day)).effect).toMatchObject({
      outcome: "shortfall",
      amount: cny(40n),
    });
  });
});

it("a surplus comes in as other money; when it turns out what it was, the entry is matched and nothing is missing", async () => {
  const account = await bank.openAccount(100n, "2027-01-10");
  const lines = [
    { minor: 100n, reference: "A" },
    { minor: 55n, reference: "B", endToEndId: "GIFT-1" },
  ];
  const text = mt940({ account: account.reference, day: "2027-01-10", opening: 0n, lines });
  const { statements } = await bank.tried(text);
  expect(statements[0]?.effect).toMatchObject({
    outcome: "surplus",
    draws: [{ tranche: null, amount: cny(55n) }],
  });
  const [id = ""] = await bank.done("bankA", "/statements/imports", importing(text));
  expect(await bank.report(account.id, "2027-01-10")).toEqual({ ...statements[0], state: "stated" });

  const day = "2027-01-11";
  await bank.done("bankA", "/reversals", {
    reversals: [
      { reference: newReference(), target: id, amount: cny(55n), correction: true, value_date: day },
    ],
  });
  await bank.receive(account.id, 55n, { day, origin: "income", iso: { end_to_end_id: "GIFT-1" } });
  expect(await bank.entries(account.id, "?status=unmatched")).toEqual([]);
  // The receipt is on the statement of the day before, and the correction on none: neither is missing now.
  const next = mt940({ account: account.reference, day, opening: 155n, lines: [] });
  expect((await bank.tried(next)).statements).toMatchObject([
    { effect: { outcome: "balances" }, missing: [], previous_closing: cny(155n) },
  ]);
});

it("a transfer stands on the statements of both accounts", async () => {
  const day = "2027-01-10";
  const [from, to] = [await bank.openAccount(80n, day), await bank.openAccount(0n)];
  const [movement] = await bank.done("bankA", "/payments", {
    account: from.id,
    ...paymentOf(30n, day, {
      use: "transfer",
      payee: { id: network.parties.issuer },
      payee_account: to.id,
      iso: { end_to_end_id: "MOVE-1" },
    }),
  });
  const line = { reference: "M", endToEndId: "MOVE-1" };
  const out = mt940({
    account: from.reference,
    day,
    opening: 0n,
    lines: [
      { minor: 80n, reference: "A" },
      { ...line, minor: -30n },
    ],
  });
  const into = mt940({ account: to.reference, day, opening: 0n, lines: [{ ...line, minor: 30n }] });
  const [paid, arrived] = [await bank.tried(out), await bank.tried(into)];
  expect(paid.statements[0]?.entries[1]).toMatchObject({ status: "matched", movements: [movement] });
  expect(arrived.statements).toMatchObject([
    { effect: { outcome: "balances" }, entries: [{ status: "matched", movements: [movement] }], missing: [] },
  ]);
});

it("what the payer said of a transfer stands in no report of the payee's bank", async () => {
  const day = "2027-01-10";
  const from = await bank.openAccount(80n, day);
  const account = { reference: "AT-B", name: "At bank B", kind: "operating", currency: "CNY" };
  const [to = ""] = await bank.done("bankB", "/accounts", {
    accounts: [{ ...account, owner: network.parties.contractor }],
  });
  const [movement] = await bank.done("bankA", "/payments", {
    account: from.id,
    ...paymentOf(30n, day, {
      use: "transfer",
      payee: { id: network.parties.contractor },
      payee_account: to,
      iso: { end_to_end_id: "SECRET-1" },
    }),
  });
  const lines = [{ minor: 30n, reference: "IN-1" }];
  const { statements } = await bank.tried(mt940({ account: "AT-B", day, opening: 0n, lines }), {}, "bankB");
  expect(statements[0]?.entries).toMatchObject([{ status: "matched", movements: [movement] }]);
  expect(JSON.stringify(statements)).not.toMatch(/SECRET-1/);
});
