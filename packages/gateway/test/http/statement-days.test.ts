import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foundNetwork, type Network } from "../found-network.ts";
import { accepted } from "../payment.ts";
import { cny, importing, type StatementDesk, statementDesk } from "../statement-desk.ts";
import { type FileOfOneDay, mt940 } from "../statement-files.ts";
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
    const account = await bank.openAccount(100n, "2027-01-10");
    const text = mt940(threeDays(account.reference));
    const { statements, ids } = await bank.tried(text);
    expect(statements.map(({ day, closing, effect }) => [day, closing.minor, effect.outcome])).toEqual([
      ["2027-01-10", "100", "balances"],
      ["2027-01-11", "120", "surplus"],
      ["2027-01-12", "115", "shortfall"],
    ]);
    expect(await bank.done("bankA", "/statements/imports", importing(text))).toEqual(ids);
    for (const each of statements) {
      expect(await bank.report(account.id, each.day)).toEqual({ ...each, state: "stated" });
    }
    expect(accepted(await bank.send(text)).already_recorded).toEqual(ids);
  });

  it("go together where the ledger has recorded a later day", async () => {
    const account = await bank.openAccount(100n, "2027-01-10");
    await bank.receive(account.id, 20n, { day: "2027-01-11", origin: "income" });
    const text = mt940(threeDays(account.reference));
    const { statements } = await bank.tried(text);
    expect(statements).toMatchObject([
      { day: "2027-01-11", from: "2027-01-10", opening: cny(0n), closing: cny(120n), missing: [] },
      { day: "2027-01-12", closing: cny(115n) },
    ]);
    expect(statements[0]?.entries.map(({ status }) => status)).toEqual(["matched", "matched"]);
    await bank.done("bankA", "/statements/imports", importing(text));
    expect(await bank.tried(text)).toMatchObject({ would: "nothing", statements: [{}, {}] });
  });

  it("are refused by the ledger where it is past all of them, and the report says so", async () => {
    const account = await bank.openAccount(100n, "2027-01-13");
    const text = mt940(threeDays(account.reference));
    expect(await bank.tried(text)).toMatchObject({
      would: "refuse_all",
      items: [{ reason: "statement_out_of_order" }],
      statements: [{ state: "refused", day: "2027-01-12" }],
    });
    const answer = accepted(await bank.send(text));
    expect(answer.operation?.outcome?.items).toMatchObject([{ reason: "statement_out_of_order" }]);
  });

  it("page by page, newest day first", async () => {
    const account = await bank.openAccount(100n, "2027-01-10");
    await bank.done("bankA", "/statements/imports", importing(mt940(threeDays(account.reference))));
    const client = await network.client("bankA");
    const seen: string[] = [];
    const query = { limit: 1 };
    for await (const { day } of client.all("listStatementEntries", { params: { id: account.id }, query })) {
      seen.push(day);
    }
    expect(seen).toEqual(["2027-01-12", "2027-01-11", "2027-01-10"]);
  });

  it("must follow one another", async () => {
    const account = await bank.openAccount(0n);
    const first = mt940({ account: account.reference, day: "2027-01-10", opening: 0n, lines: [], id: "S1" });
    const second = mt940({ account: account.reference, day: "2027-01-11", opening: 1n, lines: [], id: "S2" });
    expect(await bank.codeOf(first + second)).toBe("statement_gap");
  });

  it("say it when the file opens elsewhere than the last statement closed", async () => {
    const account = await bank.openAccount(0n);
    const of = (day: string, opening: bigint) =>
      mt940({ account: account.reference, day, opening, lines: [] });
    await bank.done("bankA", "/statements/imports", importing(of("2027-01-10", 0n)));
    const { statements } = await bank.tried(of("2027-01-12", 9n));
    expect(statements).toMatchObject([
      { findings: [{ code: "opening_differs" }], previous_closing: cny(0n) },
    ]);
  });
});
