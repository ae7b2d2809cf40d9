import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, problemOf } from "../call.ts";
import { foundNetwork, type Network } from "../found-network.ts";
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

describe("what is refused", () => {
  let account: { id: string; reference: string };
  const file = (changes: Partial<FileOfOneDay> = {}) =>
    mt940({ account: account.reference, day: "2027-01-10", opening: 0n, lines: [], ...changes });
  beforeAll(async () => {
    account = await bank.openAccount(0n);
  });

  it("a file that does not balance, or was damaged, with the parser's code and the place", async () => {
    const tampered = file({ closing: 5n });
    const problem = problemOf(await bank.send(tampered));
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
      expect(problemOf(await bank.send(text, more)).errors, text).toMatchObject([{ code }]);
    }
    const none = await bank.post("bankA", "/statements/imports", { file: { name: "x", content: "a===" } });
    expect(problemOf(none)).toMatchObject({ code: "bad_request", errors: [{ pointer: "/file/content" }] });
  });

  it("a file of an account that the bank does not keep", async () => {
    expect(await bank.codeOf(file({ account: "NOBODY" }))).toBe("account_unknown");
    expect(await bank.codeOf(file(), {}, "bankB")).toBe("account_unknown");
    expect(await bank.codeOf(file(), { account: account.id }, "bankB")).toBe("account_unknown");
    expect(await bank.codeOf(file(), {}, "issuer")).toBe("forbidden");
  });

  it("a file of another account, unless the request says how the bank names it; then it is known", async () => {
    const iban = "DE89370400440532013000";
    const foreign = file({ account: iban });
    const problem = problemOf(await bank.send(foreign, { account: account.id }));
    expect(problem).toMatchObject({ code: "statement_account_differs" });
    expect(problem.detail).toContain(iban);
    expect(await bank.codeOf(file(), { account: account.id, account_id: iban })).toBe(
      "statement_account_differs",
    );
    const named = { account: account.id, account_id: "DE89 3704 0044 0532 0130 00" };
    await bank.done("bankA", "/statements/imports", importing(foreign, named));
    const next = file({ account: iban, day: "2027-01-11" });
    expect(await bank.tried(next, { account: account.id })).toMatchObject({ would: "record" });
  });

  it("a file in another currency, an overdraft, an amount that is none", async () => {
    const fresh = await bank.openAccount(0n);
    const own = (changes: Partial<FileOfOneDay>) => file({ account: fresh.reference, ...changes });
    expect(await bank.codeOf(own({}).replaceAll("CNY", "EUR"))).toBe("currency_mismatch");
    const lines = [{ minor: -1n, reference: "A" }];
    expect(await bank.codeOf(own({ lines }))).toBe("amount_negative");
    expect(await bank.codeOf(own({}), { opening: "1.5" })).toBe("amount_fraction");
  });

  it("a day that was stated as a bare figure", async () => {
    const fresh = await bank.openAccount(0n);
    const statement = { name: "paper", sha256: "ab".repeat(32) };
    await bank.done("bankA", "/statements", {
      statements: [{ account: fresh.id, day: "2027-01-10", closing: cny(0n), statement }],
    });
    expect(await bank.codeOf(file({ account: fresh.reference }))).toBe("statement_day_closed");
    expect(await bank.entries(fresh.id)).toEqual([]);
    const none = await call(node, "bankA", `/v1/accounts/${fresh.id}/statement-reports/2027-01-10`);
    expect(problemOf(none).code).toBe("not_found");
    const never = await call(node, "bankA", `/v1/accounts/${fresh.id}/statement-reports/2027-02-30`);
    expect(problemOf(never).code).toBe("date_invalid");
  });
});
