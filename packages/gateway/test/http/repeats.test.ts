import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, newKey, problemOf } from "../call.ts";
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

describe("repeats", () => {
  it("of a request with the same key and body are answered with the first operation", async () => {
    const headers = { "idempotency-key": newKey() };
    const body = payment();
    const first = await call(node, "bankA", "/v1/payments", { body, headers: { ...headers, ...WAIT } });
    const second = await call(node, "bankA", "/v1/payments", { body, headers });
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    expect(second.status).toBe(200);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(accepted(second)).toEqual(accepted(first));
    const other = await call(node, "bankA", "/v1/payments", { body: payment(), headers });
    expect(problemOf(other).code).toBe("idempotency_mismatch");
    // The key is one's own.
    const { account: __, ...theirs } = { ...payment(), account: undefined };
    const stranger = await call(node, "bankB", "/v1/payments", {
      body: { ...theirs, account: network.otherAccount, project: null },
      headers,
    });
    expect(stranger.status).toBe(202);
  });

  it("50 at once with one key make one operation", async () => {
    const headers = { "idempotency-key": newKey() };
    const body = payment();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => call(node, "bankA", "/v1/payments", { body, headers })),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(new Set(answers.map((answer) => accepted(answer).operation?.id)).size).toBe(1);
  });

  it("50 at once with keys of their own make one operation too: the reference is the same", async () => {
    const body = payment();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => call(node, "bankA", "/v1/payments", { body })),
    );
    const operations = answers
      .map((answer) => accepted(answer).operation?.id)
      .filter((id) => id !== undefined);
    expect(operations).toHaveLength(1);
    expect(
      answers.every(
        (answer) => accepted(answer).already_recorded.length === (accepted(answer).operation ? 0 : 1),
      ),
    ).toBe(true);
  });

  it("of a recorded reference with the same content change nothing, with other content are refused", async () => {
    const body = payment({ reference: "Überweisung 7" });
    const first = accepted(await call(node, "bankA", "/v1/payments", { body, headers: WAIT }));
    // The same text, decomposed and with blanks around.
    const again = { ...body, reference: "  U\u0308berweisung 7 " };
    expect(accepted(await call(node, "bankA", "/v1/payments", { body: again }))).toEqual({
      operation: null,
      ids: first.ids,
      already_recorded: first.ids,
    });
    const other = { ...body, amount: { currency: "CNY", minor: "2" } };
    const problem = problemOf(await call(node, "bankA", "/v1/payments", { body: other }));
    expect(problem).toMatchObject({ code: "reference_reused", errors: [{ pointer: "/reference" }] });
  });

  it("in a list are left out; the rest is sent", async () => {
    const { account, ...old } = payment();
    const { account: _, ...fresh } = payment();
    await call(node, "bankA", "/v1/payments", { body: { account, ...old }, headers: WAIT });
    const answer = accepted(
      await call(node, "bankA", "/v1/payments/bulk", {
        body: { account, payments: [old, fresh] },
        headers: WAIT,
      }),
    );
    expect(answer.already_recorded).toEqual([answer.ids[0]]);
    expect(answer.operation).toMatchObject({ status: "final", subjects: [answer.ids[1]] });
  });

  it("within one list are refused", async () => {
    const { account, ...one } = payment();
    const problem = problemOf(
      await call(node, "bankA", "/v1/payments/bulk", { body: { account, payments: [one, one] } }),
    );
    expect(problem).toMatchObject({
      code: "reference_repeated",
      errors: [{ pointer: "/payments/1/reference" }],
    });
  });

  it("of a refused payment are sent again, also corrected: its reference is free", async () => {
    const reference = newReference();
    const tooMuch = { reference, amount: { currency: "CNY", minor: "999999" } };
    const refused = accepted(await pay(tooMuch, WAIT));
    expect(refused.operation?.outcome?.items).toMatchObject([{ reason: "funds_insufficient" }]);
    const again = accepted(await pay(tooMuch, WAIT));
    expect(again.operation?.outcome?.items).toMatchObject([{ reason: "funds_insufficient" }]);
    const corrected = accepted(await pay({ reference, amount: { currency: "CNY", minor: "3" } }, WAIT));
    expect(corrected.operation).toMatchObject({ status: "final", outcome: { recorded: 1, items: [] } });
    const movement = await call(node, "bankA", `/v1/movements/${corrected.ids[0]}`);
    expect(movement.body).toMatchObject({ data: { amount: { minor: "3" }, profile: { reference } } });
  });

  it("of a failed registration are sent again, also corrected", async () => {
    const { operator, members } = node.system.cast;
    const account = { reference: newReference(), name: "A", kind: "operating", currency: "CNY" };
    // Unknown to the contract, but known to the gateway, because it was just sent by the same bank.
    const revoke = await call(node, "operator", `/v1/keys/${members.bankB.key.address}/revoke`, {
      body: { reason: "test" },
      headers: WAIT,
    });
    expect(accepted(revoke).operation?.signer).toBe(operator.address);
    const body = { accounts: [{ ...account, owner: network.parties.issuer }] };
    const failed = accepted(await call(node, "bankB", "/v1/accounts", { body, headers: WAIT }));
    expect(failed.operation).toMatchObject({
      status: "failed",
      error: { code: "party_registry_key_unknown" },
    });
    const binding = {
      address: members.bankB.key.address,
      party: network.parties.bankB,
      roles: ["maker", "custodian"],
      valid_until: "2036-01-01T00:00:00Z",
    };
    await call(node, "operator", "/v1/keys", { body: binding, headers: WAIT });
    const corrected = { accounts: [{ ...account, owner: network.parties.contractor }] };
    const done = accepted(await call(node, "bankB", "/v1/accounts", { body: corrected, headers: WAIT }));
    expect(done.operation?.status).toBe("final");
    expect((await call(node, "bankB", `/v1/accounts/${done.ids[0]}`)).body).toMatchObject({
      data: { owner: network.parties.contractor, profile: { reference: account.reference } },
    });
  });
});
