import type { Command, Payment } from "@green-ledger/domain";
import { FOUNDING, testId } from "@green-ledger/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  payment,
  type Running,
  type SenderSystem,
  startSenderSystem,
  submissionOf,
} from "../test/sender-system.ts";

let world: SenderSystem;
let running: Running;

beforeAll(async () => {
  world = await startSenderSystem();
});
afterAll(() => world.close());
beforeEach(async () => {
  running = await world.start();
});
afterEach(() => running.stop());

const pay = (payments: Payment[]): Command => ({
  kind: "recordPayments",
  account: FOUNDING.accounts.contractorAtB,
  payments,
});

let next = 1_000;
const several = (count: number, fields: Partial<Payment> = {}) =>
  Array.from({ length: count }, () => payment(next++, fields));

async function submit(...args: Parameters<typeof submissionOf>) {
  const result = await running.sender.submit(submissionOf(...args));
  if (result.kind === "mismatch") throw new Error("a mismatch");
  return result.operation;
}

describe("an operation", () => {
  it("goes from received to mined, and tells what was recorded, refused and flagged", async () => {
    const { bankA, bankB } = world.cast.members;
    const payments = several(3);
    payments.push(payment(next++, { payee: testId("nobody", 1) }), payment(next++, { amount: 10n ** 9n }));
    const { id } = await submit(bankB, [pay(payments)]);
    const operation = await running.settled(id);
    expect(operation.history.map(({ status }) => status)).toEqual([
      "received",
      "queued",
      "signed",
      "submitted",
      "mined",
    ]);
    expect(operation.subjects).toEqual([{ kind: "movement", ids: payments.map((item) => item.id) }]);
    expect(operation.transactions).toEqual([
      expect.objectContaining({ included: expect.objectContaining({ succeeded: true }) }),
    ]);
    expect(operation.error).toBeNull();
    expect(operation.outcome).toEqual({
      recorded: 3,
      items: [
        { id: payments[3]?.id, reason: "payee_unknown", verdict: "refused", limit: "0" },
        { id: payments[4]?.id, reason: "funds_insufficient", verdict: "refused", limit: "4997" },
      ],
    });

    // The loan's framework flags: an allocation to a project that was not admitted is recorded and marked.
    const flagged = payment(next++, { project: FOUNDING.assets.plant, amount: 5n, draws: [] });
    const loan: Command = {
      kind: "recordPayments",
      account: FOUNDING.accounts.issuerAtB,
      payments: [flagged],
    };
    const second = await running.settled((await submit(bankB, [loan])).id);
    expect(second.outcome).toEqual({
      recorded: 1,
      items: [{ id: flagged.id, reason: "project_not_admitted", verdict: "flagged", limit: "0" }],
    });
    expect(running.outbox.operations(bankA.key.name, { limit: 9 }).rows).toEqual([]);
  });

  it("carries out several commands in order, each on what the ones before it made", async () => {
    const { bankA } = world.cast.members;
    const supplier = testId("new supplier", 1);
    const { id } = await submit(bankA, [
      { kind: "registerCounterparties", counterparties: [{ id: supplier, dataRoot: testId("root", 1) }] },
      {
        kind: "recordPayments",
        account: FOUNDING.accounts.issuerAtA,
        payments: several(2, { payee: supplier, draws: [{ colour: 0, amount: 1n }] }),
      },
    ]);
    const operation = await running.settled(id);
    expect(operation.outcome).toEqual({ recorded: 2, items: [] });
    expect(operation.transactions.map(({ nonce }) => nonce)).toEqual([
      operation.transactions[0]?.nonce,
      (operation.transactions[0]?.nonce ?? 0) + 1,
    ]);
  });

  it("cuts a long list into transactions", async () => {
    const { bankB } = world.cast.members;
    const { id } = await submit(bankB, [pay(several(500))]);
    const operation = await running.settled(id);
    expect(operation.transactions).toHaveLength(4);
    expect(operation.outcome).toEqual({ recorded: 500, items: [] });
  });

  it("fails with the contract's error, its figures and what to do", async () => {
    const { bankA, issuer } = world.cast.members;
    const operation = await running.settled((await submit(bankA, [pay(several(1))])).id);
    expect(operation.status).toBe("failed");
    expect(operation.outcome).toBeNull();
    expect(operation.error).toEqual({
      code: "lot_ledger_not_custodian",
      detail: "Another bank keeps the account. Only a custodian's key of that bank may report on it.",
      args: {
        account: FOUNDING.accounts.contractorAtB,
        custodian: world.cast.members.bankB.party,
        caller: bankA.party,
      },
    });
    expect(operation.transactions[0]?.included?.succeeded).toBe(false);
    expect(operation.history.at(-1)).toMatchObject({ status: "failed", reason: "lot_ledger_not_custodian" });

    const scheme = await running.settled(
      (
        await submit(issuer, [
          {
            kind: "admitProjects",
            colour: 1,
            admissions: [{ project: FOUNDING.assets.solar, code: "GBP03" }],
          },
        ])
      ).id,
    );
    expect(scheme.error).toMatchObject({
      code: "instrument_registry_code_not_eligible",
      args: { colour: "1", code: "GBP03" },
    });
  });

  it("fails with the right error when what it met was made in the same block", async () => {
    const { bankB } = world.cast.members;
    const open: Command = {
      kind: "openAccounts",
      accounts: [
        {
          id: testId("twice", 1),
          kind: "pool",
          rule: "specified",
          placement: "none",
          placedUntil: 0,
          currency: "CNY",
          owner: bankB.party,
          dataRoot: testId("root", 1),
        },
      ],
    };
    const [first, second] = await Promise.all([submit(bankB, [open]), submit(bankB, [open])]);
    expect((await running.settled(first.id)).status).toBe("mined");
    expect((await running.settled(second.id)).error).toMatchObject({
      code: "account_registry_account_exists",
      args: { account: testId("twice", 1) },
    });
  });

  it("is refused by the AccessManager in plain words", async () => {
    const { contractor } = world.cast.members;
    const { id } = await submit(contractor, [
      { kind: "suspendParty", party: world.cast.members.issuer.party, reasonRoot: testId("root", 1) },
    ]);
    expect((await running.settled(id)).error).toMatchObject({
      code: "access_managed_unauthorized",
      args: { caller: contractor.key.address },
    });
  });

  it("says what was recorded before it failed, and leaves the rest out", async () => {
    const { bankB } = world.cast.members;
    await running.stop();
    running = await world.start({ window: 1 });
    const { id } = await submit(bankB, [
      pay(several(2)),
      { kind: "recordPayments", account: FOUNDING.accounts.issuerAtA, payments: several(1) },
      pay(several(2)),
    ]);
    const operation = await running.settled(id);
    expect(operation).toMatchObject({
      status: "failed",
      error: { code: "lot_ledger_not_custodian" },
      outcome: { recorded: 2, items: [] },
    });
    expect(operation.transactions).toHaveLength(2);
    // The lane goes on.
    expect((await running.settled((await submit(bankB, [pay(several(1))])).id)).status).toBe("mined");
  });

  it("that runs out of gas is sent again in halves", async () => {
    const { bankA } = world.cast.members;
    // Many small lots, of which one payment takes all: more work than any other payment of its kind.
    const account = FOUNDING.accounts.subsidiaryAtA;
    const lots = Array.from({ length: 400 }, () => ({
      id: testId("small receipt", next++),
      account,
      colour: 0,
      amount: 1n,
      origin: "income" as const,
      payer: null,
      valueDate: 0,
      dataRoot: testId("root", 1),
    }));
    await running.settled((await submit(bankA, [{ kind: "recordReceipts", receipts: lots }])).id);
    const payments = [...several(3), ...several(1, { amount: 190n }), ...several(3)];
    const { id } = await submit(bankA, [{ kind: "recordPayments", account, payments }]);
    const operation = await running.settled(id);
    expect(operation.transactions.map(({ included }) => included?.succeeded)).toEqual([false, true, true]);
    expect(operation).toMatchObject({ status: "mined", outcome: { recorded: 7, items: [] } });

    // What cannot be cut goes out again as it is, with all the gas there is.
    const whole = await submit(bankA, [
      { kind: "recordPayments", account, payments: several(1, { amount: 190n }) },
    ]);
    const again = await running.settled(whole.id);
    expect(again.transactions.map(({ included }) => included?.succeeded)).toEqual([false, true]);
    expect(again).toMatchObject({ status: "mined", outcome: { recorded: 1, items: [] } });
  });
});

describe("repeats", () => {
  it("make one operation out of fifty equal requests at once, with one effect", async () => {
    const { bankB } = world.cast.members;
    const submission = submissionOf(bankB, [pay(several(1))]);
    const results = await Promise.all(Array.from({ length: 50 }, () => running.sender.submit(submission)));
    const kinds = results.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "accepted")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "replayed")).toHaveLength(49);
    const [first] = results;
    if (first?.kind === "mismatch" || first === undefined) throw new Error("no operation");
    const operation = await running.settled(first.operation.id);
    expect(operation.transactions).toHaveLength(1);
    expect(await running.sender.submit(submission)).toMatchObject({
      kind: "replayed",
      operation: { id: operation.id, status: "mined" },
    });
  });

  it("with another body are told apart", async () => {
    const { bankB } = world.cast.members;
    const submission = submissionOf(bankB, [pay(several(1))]);
    await running.sender.submit(submission);
    const idempotency = { ...submission.idempotency, bodyHash: testId("body", 2) };
    expect(await running.sender.submit({ ...submission, idempotency })).toEqual({ kind: "mismatch" });
  });
});

describe("what is refused before anything is stored", () => {
  it("is a signer that is not there, an empty request, an empty list, a text that does not fit", async () => {
    const { bankB, issuer } = world.cast.members;
    const nobody = { ...bankB, key: { ...bankB.key, address: `0x${"99".repeat(20)}` as const } };
    await expect(submit(nobody, [pay(several(1))])).rejects.toMatchObject({ code: "signer_unknown" });
    await expect(submit(bankB, [])).rejects.toMatchObject({ code: "nothing_to_send" });
    await expect(submit(bankB, [pay([])])).rejects.toThrow("the list of recordPayments is empty");
    const scheme = { kind: "closeScheme", scheme: "x".repeat(33), effectiveTo: 1 } as const;
    await expect(submit(issuer, [scheme])).rejects.toThrow(RangeError);
    expect(await running.outbox.unsettled()).toEqual([]);
  });
});

describe("stopping", () => {
  it("waits for what is on its way and takes nothing more", async () => {
    const { bankB } = world.cast.members;
    const operations = await Promise.all(several(40).map((item) => submit(bankB, [pay([item])])));
    const stopped = running.sender.stop(10_000);
    await expect(submit(bankB, [pay(several(1))])).rejects.toMatchObject({ code: "stopping" });
    await stopped;
    expect(running.sender.lanes().every(({ inFlight }) => inFlight === 0)).toBe(true);
    await running.outbox.close();
    running = await world.start();
    for (const { id } of operations) expect((await running.settled(id)).status).toBe("mined");
  });
});
