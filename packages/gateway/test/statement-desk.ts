import type { DryRunBody, StatementEntryBody, StatementReportBody } from "@green-ledger/api";
import { expect } from "vitest";
import { call, problemOf } from "./call.ts";
import type { Who } from "./cast.ts";
import type { Network } from "./found-network.ts";
import { accepted, newReference, WAIT } from "./payment.ts";
import { fileOf } from "./statement-files.ts";
import type { TestNode } from "./test-node.ts";

export const cny = (minor: bigint | string) => ({ currency: "CNY", minor: String(minor) });
export const importing = (text: string, more: object = {}) => ({
  file: fileOf("statement.sta", text),
  ...more,
});
export const paymentOf = (minor: bigint, day: string, more: object = {}) => ({
  reference: newReference(),
  amount: cny(minor),
  draws: [{ tranche: null, amount: String(minor) }],
  use: "allocate",
  payee: { reference: "shop", name: "Corner Shop Ltd" },
  value_date: day,
  ...more,
});

/** What a bank does about statements, over HTTP; bank A where nobody else is named. */
export type StatementDesk = ReturnType<typeof statementDesk>;

export function statementDesk(node: TestNode, network: Network) {
  const post = (who: Who, path: string, body: object) =>
    call(node, who, `/v1${path}`, { body, headers: WAIT });
  const send = (text: string, more: object = {}, who: Who = "bankA") =>
    post(who, "/statements/imports", importing(text, more));

  async function tried(text: string, more: object = {}, who: Who = "bankA") {
    const answer = await post(who, "/statements/imports/dry-run", importing(text, more));
    expect(answer.status, answer.text).toBe(200);
    return answer.body as unknown as DryRunBody & { statements: StatementReportBody[] };
  }

  async function done(who: Who, path: string, body: object): Promise<string[]> {
    const answer = accepted(await post(who, path, body));
    expect(answer.operation, JSON.stringify(answer.operation)).toMatchObject({
      status: "final",
      error: null,
    });
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

  async function pay(account: string, minor: bigint, day: string, more: object = {}): Promise<string> {
    return (await done("bankA", "/payments", { account, ...paymentOf(minor, day, more) }))[0] ?? "";
  }

  async function entries(account: string, query = "", who: Who = "bankA") {
    const answer = await call(node, who, `/v1/accounts/${account}/statement-entries${query}`);
    expect(answer.status, answer.text).toBe(200);
    return (answer.body as { data: StatementEntryBody[] }).data;
  }

  async function report(account: string, day: string) {
    const answer = await call(node, "bankA", `/v1/accounts/${account}/statement-reports/${day}`);
    expect(answer.status, answer.text).toBe(200);
    return (answer.body as { data: StatementReportBody }).data;
  }

  const codeOf = async (text: string, more: object = {}, who: Who = "bankA") =>
    problemOf(await send(text, more, who)).code;

  return { post, send, tried, done, openAccount, receive, pay, entries, report, codeOf };
}
