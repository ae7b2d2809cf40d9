import type { DryRunBody, StatementEntryBody, StatementReportBody } from "@green-ledger/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, problemOf } from "../call.ts";
import type { Who } from "../cast.ts";
import { foundNetwork, type Network } from "../found-network.ts";
import { accepted, newReference, WAIT } from "../payment.ts";
import { type FileOfOneDay, fileOf, mt940 } from "../statement-files.ts";
import { startNode, type TestNode } from "../test-node.ts";

let node: TestNode;
let network: Network;
beforeAll(async () => {
  node = await startNode();
  network = await foundNetwork(node);
});
afterAll(() => node.close());

const cny = (minor: bigint | string) => ({ currency: "CNY", minor: String(minor) });
const post = (who: Who, path: string, body: object) => call(node, who, `/v1${path}`, { body, headers: WAIT });
const importing = (text: string, more: object = {}) => ({ file: fileOf("statement.sta", text), ...more });
const send = (text: string, more: object = {}, who: Who = "bankA") =>
  post(who, "/statements/imports", importing(text, more));
const tried = async (text: string, more: object = {}, who: Who = "bankA") => {
  const answer = await post(who, "/statements/imports/dry-run", importing(text, more));
  expect(answer.status, answer.text).toBe(200);
  return answer.body as unknown as DryRunBody & { statements: StatementReportBody[] };
};

async function done(who: Who, path: string, body: object): Promise<string[]> {
  const answer = accepted(await post(who, path, body));
  expect(answer.operation, JSON.stringify(answer.operation)).toMatchObject({ status: "final", error: null });
  expect(answer.operation?.outcome?.items ?? []).toEqual([]);
  return answer.ids;
}

/** An account of the issuer at bank A with own money. */
async function openAccount(own: bigint, day = "2027-01-10"): Promise<{ id: string; reference: string }> {
  const reference = newReference("ACC").toUpperCase();
  const account = { reference, name: reference, kind: "operating", currency: "CNY" };
  const [id = ""] = await done("bankA", "/accounts", {
    accounts: [{ ...account, owner: network.parties.issuer }],
  });
  if (own > 0n) await receive(id, own, { day, origin: "opening_balance" });
  return { id, reference };
}

async function receive(
  account: string,
  minor: bigint,
  { day, ...more }: { day: string; origin: string; tranche?: string; reference?: string; iso?: object },
): Promise<string> {
  const receipt = { reference: newReference(), tranche: null, payer: null, value_date: day, ...more };
  return (await done("bankA", "/receipts", { ...receipt, account, amount: cny(minor) }))[0] ?? "";
}

const paymentOf = (minor: bigint, day: string, more: object = {}) => ({
  reference: newReference(),
  amount: cny(minor),
  draws: [{ tranche: null, amount: String(minor) }],
  use: "allocate",
  payee: { reference: "shop", name: "Corner Shop Ltd" },
  value_date: day,
  ...more,
});

async function pay(account: string, minor: bigint, day: string, more: object = {}): Promise<string> {
  return (await done("bankA", "/payments", { account, ...paymentOf(minor, day, more) }))[0] ?? "";
}

const entries = async (account: string, query = "", who: Who = "bankA") => {
  const answer = await call(node, who, `/v1/accounts/${account}/statement-entries${query}`);
  expect(answer.status, answer.text).toBe(200);
  return (answer.body as { data: StatementEntryBody[] }).data;
};
const report = async (account: string, day: string) => {
  const answer = await call(node, "bankA", `/v1/accounts/${account}/statement-reports/${day}`);
  expect(answer.status, answer.text).toBe(200);
  return (answer.body as { data: StatementReportBody }).data;
};
const codeOf = async (text: string, more: object = {}, who: Who = "bankA") =>
  problemOf(await send(text, more, who)).code;

describe("a statement that balances", () => {
  const day = "2027-01-10";
  let account: { id: string; reference: string };
  let payment: string;
  let text: string;

  beforeAll(async () => {
    account = await openAccount(1000n);
    payment = await pay(account.id, 300n, day, { iso: { end_to_end_id: "E2E-300" } });
    const lines = [
      { minor: 1000n, reference: "R-1" },
      { minor: -300n, reference: "R-2", endToEndId: "E2E-300", name: "CORNER SHOP LIMITED" },
    ];
    text = mt940({ account: account.reference, day, opening: 0n, lines });
  });

  it("is reported by a dry run, which states nothing", async () => {
    const { would, statements } = await tried(text);
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
    const before = (await tried(text)).statements[0];
    const [id = ""] = await done("bankA", "/statements/imports", importing(text));
    expect(id).toBe(before?.id);
    expect(await report(account.id, day)).toEqual({ ...before, state: "stated" });
    expect(await entries(account.id)).toEqual(before?.entries);
  });

  it("changes nothing when it comes again, under another key and another name", async () => {
    const again = accepted(await post("bankA", "/statements/imports", { file: fileOf("copy.txt", text) }));
    const [{ id } = { id: "" }] = (await tried(text)).statements;
    expect(again).toEqual({ operation: null, ids: [id], already_recorded: [id] });
    expect(await tried(text)).toMatchObject({ would: "nothing", statements: [{ state: "stated" }] });
  });

  it("cannot be changed: the day is closed", async () => {
    const changed = mt940({
      account: account.reference,
      day,
      opening: 0n,
      lines: [{ minor: 699n, reference: "R-1" }],
    });
    const problem = problemOf(await send(changed));
    expect(problem).toMatchObject({ code: "statement_day_closed", status: 409 });
    expect(problem.detail).toContain(day);
    expect(await codeOf(text.replace("R-2", "R-3"))).toBe("statement_day_closed");
  });

  it("is for the bank, the owner and supervisors, and for nobody else", async () => {
    for (const who of ["bankA", "issuer", "regulator", "auditor"] as const) {
      expect(await entries(account.id, "", who)).toHaveLength(2);
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
    account = await openAccount(100n, day);
    await receive(account.id, 500n, { day, origin: "proceeds", tranche: network.tranche });
    const missing = await pay(account.id, 10n, day, { reference: "never-left" });
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
    const { statements } = await tried(text);
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
    [statement = ""] = await done("bankA", "/statements/imports", importing(text));
    expect(await report(account.id, day)).toEqual({ ...foretold, state: "stated" });
    const leaks = await call(node, "bankA", `/v1/leaks?account=${account.id}`);
    expect((leaks.body as { data: { amount: object }[] }).data.map(({ amount }) => amount)).toEqual([
      cny(150n),
      cny(90n),
    ]);
    expect(await holdings()).toMatchObject({ [network.tranche]: "350" });
  });

  it("keeps what is unmatched for a person, who explains it; then it is matched", async () => {
    const open = await entries(account.id, `?status=unmatched&day=${day}`);
    expect(open).toMatchObject([
      { statement, amount: cny(250n), end_to_end_id: "LOST-1", why: "no_candidate", movements: [] },
    ]);
    await done("bankA", `/statements/${statement}/explanation`, {
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
    expect(await entries(account.id, "?status=unmatched")).toHaveLength(1);
  });

  it("lists what is missing in the ledger until the movement has come, whenever that is", async () => {
    const other = await openAccount(100n, day);
    const lines = [
      { minor: 100n, reference: "A" },
      { minor: -40n, reference: "B", endToEndId: "LATE-1" },
    ];
    const text = mt940({ account: other.reference, day, opening: 0n, lines });
    const [id = ""] = await done("bankA", "/statements/imports", importing(text));
    expect(await entries(other.id, "?status=unmatched")).toHaveLength(1);
    await done("bankA", `/statements/${id}/explanation`, {
      reference: newReference(),
      restored: [{ tranche: null, amount: "40" }],
      payments: [paymentOf(40n, day, { reference: "late", iso: { end_to_end_id: "LATE-1" } })],
    });
    expect(await entries(other.id, "?status=unmatched")).toEqual([]);
    expect(await entries(other.id, `?day=${day}&status=matched`)).toMatchObject([
      { later: false },
      { later: true, end_to_end_id: "LATE-1" },
    ]);
    expect((await report(other.id, day)).effect).toMatchObject({ outcome: "shortfall", amount: cny(40n) });
  });
});

it("a surplus comes in as other money; when it turns out what it was, the entry is matched and nothing is missing", async () => {
  const account = await openAccount(100n, "2027-01-10");
  const lines = [
    { minor: 100n, reference: "A" },
    { minor: 55n, reference: "B", endToEndId: "GIFT-1" },
  ];
  const text = mt940({ account: account.reference, day: "2027-01-10", opening: 0n, lines });
  const { statements } = await tried(text);
  expect(statements[0]?.effect).toMatchObject({
    outcome: "surplus",
    draws: [{ tranche: null, amount: cny(55n) }],
  });
  const [id = ""] = await done("bankA", "/statements/imports", importing(text));
  expect(await report(account.id, "2027-01-10")).toEqual({ ...statements[0], state: "stated" });

  const day = "2027-01-11";
  await done("bankA", "/reversals", {
    reversals: [
      { reference: newReference(), target: id, amount: cny(55n), correction: true, value_date: day },
    ],
  });
  await receive(account.id, 55n, { day, origin: "income", iso: { end_to_end_id: "GIFT-1" } });
  expect(await entries(account.id, "?status=unmatched")).toEqual([]);
  // The receipt is on the statement of the day before, and the correction on none: neither is missing now.
  const next = mt940({ account: account.reference, day, opening: 155n, lines: [] });
  expect((await tried(next)).statements).toMatchObject([
    { effect: { outcome: "balances" }, missing: [], previous_closing: cny(155n) },
  ]);
});

describe("several days in one file", () => {
  const threeDays = (account: string): FileOfOneDay => ({
    account,
    from: "2027-01-10",
    day: "2027-01-12",
    opening: 0n,
    lines: [
      { minor: 100n, reference: "A", day: "2027-01-10" },
      { minor: 20n, reference: "B", day: "2027-01-11" },
      { minor: -5n, reference: "C", day: "2027-01-12" },
    ],
  });

  it("are stated in order, each with the balance that its entries lead to", async () => {
    const account = await openAccount(100n, "2027-01-10");
    const text = mt940(threeDays(account.reference));
    const { statements, ids } = await tried(text);
    expect(statements.map(({ day, closing, effect }) => [day, closing.minor, effect.outcome])).toEqual([
      ["2027-01-10", "100", "balances"],
      ["2027-01-11", "120", "surplus"],
      ["2027-01-12", "115", "shortfall"],
    ]);
    expect(await done("bankA", "/statements/imports", importing(text))).toEqual(ids);
    for (const each of statements) {
      expect(await report(account.id, each.day)).toEqual({ ...each, state: "stated" });
    }
    expect(accepted(await send(text)).already_recorded).toEqual(ids);
  });

  it("go together where the ledger has recorded a later day", async () => {
    const account = await openAccount(100n, "2027-01-10");
    await receive(account.id, 20n, { day: "2027-01-11", origin: "income" });
    const text = mt940(threeDays(account.reference));
    const { statements } = await tried(text);
    expect(statements).toMatchObject([
      { day: "2027-01-11", from: "2027-01-10", opening: cny(0n), closing: cny(120n), missing: [] },
      { day: "2027-01-12", closing: cny(115n) },
    ]);
    expect(statements[0]?.entries.map(({ status }) => status)).toEqual(["matched", "matched"]);
    await done("bankA", "/statements/imports", importing(text));
    expect(await tried(text)).toMatchObject({ would: "nothing", statements: [{}, {}] });
  });

  it("are refused by the ledger where it is past all of them, and the report says so", async () => {
    const account = await openAccount(100n, "2027-01-13");
    const text = mt940(threeDays(account.reference));
    expect(await tried(text)).toMatchObject({
      would: "refuse_all",
      items: [{ reason: "statement_out_of_order" }],
      statements: [{ state: "refused", day: "2027-01-12" }],
    });
    const answer = accepted(await send(text));
    expect(answer.operation?.outcome?.items).toMatchObject([{ reason: "statement_out_of_order" }]);
  });

  it("page by page, newest day first", async () => {
    const account = await openAccount(100n, "2027-01-10");
    await done("bankA", "/statements/imports", importing(mt940(threeDays(account.reference))));
    const bank = await network.client("bankA");
    const seen: string[] = [];
    const query = { limit: 1 };
    for await (const { day } of bank.all("listStatementEntries", { params: { id: account.id }, query })) {
      seen.push(day);
    }
    expect(seen).toEqual(["2027-01-12", "2027-01-11", "2027-01-10"]);
  });

  it("must follow one another", async () => {
    const account = await openAccount(0n);
    const first = mt940({ account: account.reference, day: "2027-01-10", opening: 0n, lines: [], id: "S1" });
    const second = mt940({ account: account.reference, day: "2027-01-11", opening: 1n, lines: [], id: "S2" });
    expect(await codeOf(first + second)).toBe("statement_gap");
  });

  it("say it when the file opens elsewhere than the last statement closed", async () => {
    const account = await openAccount(0n);
    const of = (day: string, opening: bigint) =>
      mt940({ account: account.reference, day, opening, lines: [] });
    await done("bankA", "/statements/imports", importing(of("2027-01-10", 0n)));
    const { statements } = await tried(of("2027-01-12", 9n));
    expect(statements).toMatchObject([
      { findings: [{ code: "opening_differs" }], previous_closing: cny(0n) },
    ]);
  });
});

describe("what is refused", () => {
  let account: { id: string; reference: string };
  const file = (changes: Partial<FileOfOneDay> = {}) =>
    mt940({ account: account.reference, day: "2027-01-10", opening: 0n, lines: [], ...changes });
  beforeAll(async () => {
    account = await openAccount(0n);
  });

  it("a file that does not balance, or was damaged, with the parser's code and the place", async () => {
    const tampered = file({ closing: 5n });
    const problem = problemOf(await send(tampered));
    expect(problem).toMatchObject({
      code: "statement_unreadable",
      errors: [{ pointer: "/file/content", code: "statement_unbalanced" }],
    });
    for (const [text, more, code] of [
      ["a;b\n1;2\n", {}, "mapping_required"],
      ["a;b\n1;2\n", { mapping: {} }, "mapping_invalid"],
      ["<a/>", {}, "namespace_unknown"],
      [file().slice(0, 40), {}, "field_missing"],
      [file(), { format: "camt053" }, "xml_malformed"],
    ] as const) {
      expect(problemOf(await send(text, more)).errors, text).toMatchObject([{ code }]);
    }
    const none = await post("bankA", "/statements/imports", { file: { name: "x", content: "a===" } });
    expect(problemOf(none)).toMatchObject({ code: "bad_request", errors: [{ pointer: "/file/content" }] });
  });

  it("a file of an account that the bank does not keep", async () => {
    expect(await codeOf(file({ account: "NOBODY" }))).toBe("account_unknown");
    expect(await codeOf(file(), {}, "bankB")).toBe("account_unknown");
    expect(await codeOf(file(), { account: account.id }, "bankB")).toBe("account_unknown");
    expect(await codeOf(file(), {}, "issuer")).toBe("forbidden");
  });

  it("a file of another account, unless the request says how the bank names it; then it is known", async () => {
    const iban = "DE89370400440532013000";
    const foreign = file({ account: iban });
    const problem = problemOf(await send(foreign, { account: account.id }));
    expect(problem).toMatchObject({ code: "statement_account_differs" });
    expect(problem.detail).toContain(iban);
    expect(await codeOf(file(), { account: account.id, account_id: iban })).toBe("statement_account_differs");
    const named = { account: account.id, account_id: "DE89 3704 0044 0532 0130 00" };
    await done("bankA", "/statements/imports", importing(foreign, named));
    const next = file({ account: iban, day: "2027-01-11" });
    expect(await tried(next, { account: account.id })).toMatchObject({ would: "record" });
  });

  it("a file in another currency, an overdraft, an amount that is none", async () => {
    const fresh = await openAccount(0n);
    const own = (changes: Partial<FileOfOneDay>) => file({ account: fresh.reference, ...changes });
    expect(await codeOf(own({}).replaceAll("CNY", "EUR"))).toBe("currency_mismatch");
    const lines = [{ minor: -1n, reference: "A" }];
    expect(await codeOf(own({ lines }))).toBe("amount_negative");
    expect(await codeOf(own({}), { opening: "1.5" })).toBe("amount_fraction");
  });

  it("a day that was stated as a bare figure", async () => {
    const fresh = await openAccount(0n);
    const statement = { name: "paper", sha256: "ab".repeat(32) };
    await done("bankA", "/statements", {
      statements: [{ account: fresh.id, day: "2027-01-10", closing: cny(0n), statement }],
    });
    expect(await codeOf(file({ account: fresh.reference }))).toBe("statement_day_closed");
    expect(await entries(fresh.id)).toEqual([]);
    const none = await call(node, "bankA", `/v1/accounts/${fresh.id}/statement-reports/2027-01-10`);
    expect(problemOf(none).code).toBe("not_found");
    const never = await call(node, "bankA", `/v1/accounts/${fresh.id}/statement-reports/2027-02-30`);
    expect(problemOf(never).code).toBe("date_invalid");
  });
});

it("a transfer stands on the statements of both accounts", async () => {
  const day = "2027-01-10";
  const [from, to] = [await openAccount(80n, day), await openAccount(0n)];
  const [movement] = await done("bankA", "/payments", {
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
  const [paid, arrived] = [await tried(out), await tried(into)];
  expect(paid.statements[0]?.entries[1]).toMatchObject({ status: "matched", movements: [movement] });
  expect(arrived.statements).toMatchObject([
    { effect: { outcome: "balances" }, entries: [{ status: "matched", movements: [movement] }], missing: [] },
  ]);
});

it("what the payer said of a transfer stands in no report of the payee's bank", async () => {
  const day = "2027-01-10";
  const from = await openAccount(80n, day);
  const account = { reference: "AT-B", name: "At bank B", kind: "operating", currency: "CNY" };
  const [to = ""] = await done("bankB", "/accounts", {
    accounts: [{ ...account, owner: network.parties.contractor }],
  });
  const [movement] = await done("bankA", "/payments", {
    account: from.id,
    ...paymentOf(30n, day, {
      use: "transfer",
      payee: { id: network.parties.contractor },
      payee_account: to,
      iso: { end_to_end_id: "SECRET-1" },
    }),
  });
  const lines = [{ minor: 30n, reference: "IN-1" }];
  const { statements } = await tried(mt940({ account: "AT-B", day, opening: 0n, lines }), {}, "bankB");
  expect(statements[0]?.entries).toMatchObject([{ status: "matched", movements: [movement] }]);
  expect(JSON.stringify(statements)).not.toMatch(/SECRET-1/);
});
